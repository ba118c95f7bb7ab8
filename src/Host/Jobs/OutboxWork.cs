using MedInsFlows.Host.Outbox;

namespace MedInsFlows.Host.Jobs;

/// <summary>Sends the notices that are queued, every second.</summary>
internal sealed class OutboxWork(OutboxQueue outbox, TimeProvider machineTime, ILogger<OutboxWork> logger) : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => outbox.SendPendingAsync(cancellationToken);
}
