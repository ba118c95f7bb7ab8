using MedInsFlows.Cases.Agencies;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MedInsFlows.Host.Requests;

/// <summary>All region files are sound; where one is not, the others serve.</summary>
internal sealed class RegionsCheck(RegionFolder regions) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(regions.Faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
