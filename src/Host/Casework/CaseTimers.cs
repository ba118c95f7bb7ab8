using System.Globalization;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Timers;

namespace MedInsFlows.Host.Casework;

/// <summary>What timers mean for cases: a delay of the flow is over, a clock has reached a point of time. Thread-safe.</summary>
internal sealed class CaseTimers(TimerQueue queue, CaseServices services)
{
    /// <summary>Fires all that is due; a case that somebody is busy with has its turn next time.</summary>
    public Task<int> FireDueAsync(CancellationToken cancellationToken) => queue.FireDueAsync(EffectsOf, cancellationToken);

    /// <summary>Fires all that is due, waiting for cases that somebody is busy with.</summary>
    public Task<int> FireAllDueAsync(CancellationToken cancellationToken) => queue.FireAllDueAsync(EffectsOf, cancellationToken);

    private IEnumerable<IInstanceCommand> EffectsOf(DueTimer timer) => timer.IsDelay
        ? [new ServiceCommand(services, new CaseAction(StimulusKind.Resume, new DelayElapsed(), Actor.Service) { BookmarkId = Guid.Parse(timer.Key.Subject, CultureInfo.InvariantCulture) })]
        : LimitEffects(new ClockElapsed(timer.Key.Subject, timer.Key.Kind));

    /// <summary>The first place where the flow waits for the clock is left with the note that it has passed, the others after it.</summary>
    private IEnumerable<CaseCommand> LimitEffects(ClockElapsed elapsed)
    {
        IReadOnlyList<Guid> awaited = [];
        yield return new CaseCommand(services, found =>
        {
            awaited = LimitOutcomes.Awaited(found, elapsed);
            return awaited is [var first, ..] ? LimitOutcomes.Leave(elapsed, first) : LimitOutcomes.Note(elapsed);
        });
        foreach (var bookmark in awaited.Skip(1))
        {
            yield return new CaseCommand(services, _ => LimitOutcomes.Leave(elapsed, bookmark));
        }
    }
}
