using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Jobs;

/// <summary>Delivers what flows have for one another, every second.</summary>
internal sealed class StimulusWork(CaseStimuli stimuli, TimeProvider machineTime, ILogger<StimulusWork> logger) : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => stimuli.DeliverAsync(cancellationToken);
}
