using MedInsFlows.Host.Protection;

namespace MedInsFlows.Host.Jobs;

/// <summary>Takes up keys that another host has made, and carries what is sealed over to the newest, every second.</summary>
internal sealed class KeyWork(PersonalKeys keys, Resealing resealing, TimeProvider machineTime, ILogger<KeyWork> logger) : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await resealing.RunAsync(cancellationToken);
    }
}
