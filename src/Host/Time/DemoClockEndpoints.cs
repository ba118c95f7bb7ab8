using System.ComponentModel;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>The demo clock, for the administrator. Outside demo mode nothing is there.</summary>
internal static class DemoClockEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapDemoClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/demo/clock", (DemoClock clock) => clock.Read())
            .WithName("demoClock").WithTags("演示").WithSummary("演示时钟").Allow(Permission.Administer);
        endpoints.MapPost("/api/demo/clock", (Body<Advance> body, DemoClock clock, CancellationToken cancellationToken) => clock.AdvanceAsync(body.Value.AdvanceTo, cancellationToken))
            .WithName("advanceDemoClock").WithTags("演示").WithSummary("把业务时间拨到将来的某一时刻；其间到期的事项先行处理").Allow(Permission.Administer);
    }

    /// <summary>Where to move business time, on the wire.</summary>
    internal sealed record Advance([property: Description("带时区的时刻")] Instant AdvanceTo);
}
