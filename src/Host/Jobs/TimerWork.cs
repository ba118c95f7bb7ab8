using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Jobs;

/// <summary>Fires the timers that are due, twice a second: with what firing takes, none is more than a second late.</summary>
internal sealed class TimerWork(CaseTimers timers, BusinessTime time, TimeProvider machineTime, ILogger<TimerWork> logger)
    : PeriodicWork(TimeSpan.FromSeconds(0.5), machineTime, logger)
{
    /// <inheritdoc/>
    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        await time.RefreshAsync(cancellationToken);
        await timers.FireDueAsync(cancellationToken);
    }
}
