using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Jobs;

/// <summary>Takes up the parties of cases from before they were kept apart, every ten seconds.</summary>
internal sealed class PartyWork(PartyRegister parties, TimeProvider machineTime, ILogger<PartyWork> logger) : PeriodicWork(TimeSpan.FromSeconds(10), machineTime, logger)
{
    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => parties.RunAsync(cancellationToken);
}
