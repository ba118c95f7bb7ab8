using MedInsFlows.Host.Documents;

namespace MedInsFlows.Host.Jobs;

/// <summary>Renders papers that were issued, every second.</summary>
internal sealed class PaperWork(PaperRendering papers, TimeProvider machineTime, ILogger<PaperWork> logger) : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => papers.RunAsync(cancellationToken);
}
