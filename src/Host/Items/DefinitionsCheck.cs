using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MedInsFlows.Host.Items;

/// <summary>All definition files are sound; where one is not, the others serve.</summary>
internal sealed class DefinitionsCheck(ItemCatalog catalog) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(catalog.Faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
