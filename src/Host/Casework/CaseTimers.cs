using System.Globalization;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Timers;

namespace MedInsFlows.Host.Casework;

/// <summary>What timers mean for cases: a delay of the flow is over, a clock has reached a point of time. Thread-safe.</summary>
internal sealed class CaseTimers(TimerQueue queue, CaseServices services)
{
    /// <summary>Fires all that is due; a case that somebody is busy with has its turn next time.</summary>
    public Task<int> FireDueAsync(CancellationToken cancellationToken) => queue.FireDueAsync(EffectOf, cancellationToken);

    /// <summary>Fires all that is due, waiting for cases that somebody is busy with.</summary>
    public Task<int> FireAllDueAsync(CancellationToken cancellationToken) => queue.FireAllDueAsync(EffectOf, cancellationToken);

    private IInstanceCommand EffectOf(DueTimer timer) => timer.IsDelay
        ? new ServiceCommand(services, new CaseAction(StimulusKind.Resume, new DelayElapsed(), Actor.Service) { BookmarkId = Guid.Parse(timer.Key.Subject, CultureInfo.InvariantCulture) })
        : new CaseCommand(services, found => LimitOutcomes.Of(found, new ClockElapsed(timer.Key.Subject, timer.Key.Kind)));
}
