using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace MedInsFlows.Host.Jobs;

/// <summary>The last run of every recurring job went well and found nothing wrong; where not, the host serves all the same.</summary>
internal sealed class JobsHealth(JobRuns runs) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var sound = (await runs.ReadAsync(cancellationToken)).Values.All(run => run.Result is { Faults.Count: 0 });
            return sound ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
