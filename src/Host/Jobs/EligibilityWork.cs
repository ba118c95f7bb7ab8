using MedInsFlows.Host.Separation;

namespace MedInsFlows.Host.Jobs;

/// <summary>Proves of tasks that somebody may decide them, every second.</summary>
internal sealed class EligibilityWork(EligibilityProof proof, TimeProvider machineTime, ILogger<EligibilityWork> logger) : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => proof.RunAsync(cancellationToken);
}
