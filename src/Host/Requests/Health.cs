using MedInsFlows.Host.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MedInsFlows.Host.Requests;

/// <summary>Whether the host lives, and whether it can serve. Rooms add their own named checks by <c>AddHealthChecks().AddCheck(…)</c>.</summary>
internal static class Health
{
    /// <summary>Adds the checks of the host itself.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<RegionsCheck>("regions");
        return services;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync })
            .WithName("live").WithTags("运行").WithSummary("进程在运行").OpenToEveryone();
        endpoints.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync })
            .WithName("ready").WithTags("运行").WithSummary("可以提供服务").OpenToEveryone();
    }

    // The description of a check may name files or addresses; outside only names and states are told.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthAnswer(report.Status, [.. report.Entries.Select(entry => new CheckAnswer(entry.Key, entry.Value.Status))]),
        context.RequestAborted);

    private sealed record HealthAnswer(HealthStatus Status, IReadOnlyList<CheckAnswer> Checks);

    private sealed record CheckAnswer(string Name, HealthStatus Status);
}
