using MedInsFlows.Host.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MedInsFlows.Host.Requests;

/// <summary>
/// Whether the host lives, and whether it can serve. Rooms add their own named checks by <c>AddHealthChecks().AddCheck(…)</c>.
/// </summary>
internal static class Health
{
    /// <summary>Adds the checks of the host itself.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<RegionsCheck>("regions");
        services.AddSingleton<ServiceBoard>();
        return services;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => new HealthAnswer(HealthStatus.Healthy, []))
            .WithName("live").WithTags("运行").WithSummary("进程在运行").OpenToEveryone();
        endpoints.MapGet("/health/ready", ReadyAsync)
            .WithName("ready").WithTags("运行").WithSummary("可以提供服务；不能时答 503").OpenToEveryone()
            .Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    // The description of a check may name files or addresses; outside only names and states are told.
    private static async Task<IResult> ReadyAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        return TypedResults.Json(
            new HealthAnswer(report.Status, [.. report.Entries.Select(entry => new CheckAnswer(entry.Key, entry.Value.Status))]),
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>The state on the wire: that of the worst check.</summary>
    internal sealed record HealthAnswer(HealthStatus Status, IReadOnlyList<CheckAnswer> Checks);

    /// <summary>A check on the wire.</summary>
    internal sealed record CheckAnswer(string Name, HealthStatus Status);
}
