using System.ComponentModel;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Configuration;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>The demo clock: moves business time, so that limits can be seen at work. Outside demo mode nothing is there.</summary>
internal static class DemoClockEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapDemoClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/demo/clock", (BusinessTime time, Settings settings) => Read(time, settings))
            .WithName("demoClock").WithTags("演示").WithSummary("演示时钟").Allow(Permission.Administer);
        endpoints.MapPost("/api/demo/clock", AdvanceAsync)
            .WithName("advanceDemoClock").WithTags("演示").WithSummary("把业务时间拨到将来的某一时刻；其间到期的事项先行处理").Allow(Permission.Administer);
    }

    private static ClockView Read(BusinessTime time, Settings settings) => settings.Demo
        ? new ClockView(Instant.FromDateTimeOffset(time.GetUtcNow()), time.Offset.ToString("c", System.Globalization.CultureInfo.InvariantCulture))
        : throw Problem.NotFound();

    private static async Task<ClockView> AdvanceAsync(Body<Advance> body, BusinessTime time, CaseTimers timers, Settings settings, CancellationToken cancellationToken)
    {
        if (!settings.Demo)
        {
            throw Problem.NotFound();
        }

        var (earliest, latest) = (Instant.FromDateTimeOffset(time.GetUtcNow()), WorkingCalendar.LastDay.PlusYears(-15).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
        if (body.Value.AdvanceTo < earliest || body.Value.AdvanceTo > latest || !await time.AdvanceToAsync(body.Value.AdvanceTo.ToDateTimeOffset(), cancellationToken))
        {
            throw Problem.InvalidBody([new("/advanceTo", ErrorCode.BadValue, "演示时钟只能拨向将来，且不晚于 2085 年。")]);
        }

        await timers.FireAllDueAsync(cancellationToken);
        return Read(time, settings);
    }

    /// <summary>Where to move business time, on the wire.</summary>
    internal sealed record Advance([property: Description("带时区的时刻")] Instant AdvanceTo);

    /// <summary>The demo clock, on the wire.</summary>
    internal sealed record ClockView(Instant BusinessTime, string Offset);
}
