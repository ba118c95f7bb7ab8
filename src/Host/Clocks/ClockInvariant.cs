using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Host.Clocks;

/// <summary>
/// Every clock that runs has exactly one armed timer for each point of time that it has yet to reach, and no other clock has any. That is what keeps
/// a limit from passing unnoticed, so it is checked and not trusted.
/// </summary>
internal static class ClockInvariant
{
    /// <summary>What is wrong with the timers of an open case.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="clocks">Its clocks.</param>
    /// <param name="timesOf">When the lamp of a clock changes.</param>
    /// <param name="hasOutcome">Whether some task of the flow is left when the time of a clock has passed.</param>
    /// <param name="armed">The timers of its clocks that are armed.</param>
    /// <param name="now">Business time, not before the rows were read.</param>
    public static IEnumerable<ClockFault> FaultsOf(
        Guid caseId, IEnumerable<CaseClock> clocks, Func<CaseClock, LampTimes> timesOf, Predicate<CaseClock> hasOutcome, IReadOnlyCollection<ArmedTimer> armed, Instant now)
    {
        var expected = clocks.Where(clock => clock.IsRunning)
            .SelectMany(clock => ClockMarks.Pending(clock, timesOf(clock), hasOutcome(clock)).Select(mark => (clock.Id, mark.Mark, clock.Generation, mark.At)))
            .ToDictionary(mark => (mark.Id, mark.Mark, mark.Generation), mark => mark.At);

        // The outcome has been reached already where it fired before the limit itself, which is due at the same instant.
        var missing = expected.Where(mark => (mark.Key.Mark != ClockMarks.Outcome || mark.Value > now) && !armed.Any(timer => Key(timer) == mark.Key));

        // One that was overtaken, as yellow by red, closes without effect when its turn comes.
        var surplus = armed.Where(timer => timer.DueAt > now && !expected.ContainsKey(Key(timer)));
        return missing.Select(mark => new ClockFault(caseId, mark.Key.Id, mark.Key.Mark, IsMissing: true))
            .Concat(surplus.Select(timer => new ClockFault(caseId, timer.Clock, timer.Mark, IsMissing: false)));
    }

    private static (string Clock, string Mark, int Generation) Key(ArmedTimer timer) => (timer.Clock, timer.Mark, timer.Generation);
}
