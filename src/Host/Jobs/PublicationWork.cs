using MedInsFlows.Host.Definitions;

namespace MedInsFlows.Host.Jobs;

/// <summary>Puts versions of definitions into force on their day, every second, whether somebody applies or not.</summary>
internal sealed class PublicationWork(DuePublications publications, TimeProvider machineTime, ILogger<PublicationWork> logger)
    : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => publications.PutIntoForceAsync(cancellationToken);
}
