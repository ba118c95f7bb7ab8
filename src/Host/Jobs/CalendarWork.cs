using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Jobs;

/// <summary>Takes up notices about days off and recomputes the limits that run, every second.</summary>
internal sealed class CalendarWork(Calendars calendars, LimitRecomputation limits, TimeProvider machineTime, ILogger<CalendarWork> logger)
    : PeriodicWork(TimeSpan.FromSeconds(1), machineTime, logger)
{
    /// <inheritdoc/>
    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        await calendars.RefreshAsync(cancellationToken);
        await limits.RunAsync(cancellationToken);
    }
}
