using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>The points of time of a clock that have a timer.</summary>
public static class ClockMarks
{
    /// <summary>From here on the lamp is yellow: the handler is reminded.</summary>
    public const string Yellow = "Yellow";

    /// <summary>From here on the lamp is red: the supervisor is told too.</summary>
    public const string Red = "Red";

    /// <summary>The limit itself.</summary>
    public const string Due = "Due";

    /// <summary>
    /// The time has passed, and what waits for it goes on: a task by its limit outcome, 等待 by its end. Apart from <see cref="Due"/>, because a flow
    /// that is held must wait with it.
    /// </summary>
    public const string Outcome = "Outcome";

    /// <summary>
    /// The points that a running clock has yet to reach. Where a limit is so short that its lamp is yellow or red from the start, there is nothing
    /// to warn of.
    /// </summary>
    /// <param name="clock">The clock.</param>
    /// <param name="times">When its lamp changes.</param>
    /// <param name="hasOutcome">Whether some task of the flow declares a limit outcome.</param>
    public static IEnumerable<(string Mark, Instant At)> Pending(CaseClock clock, LampTimes times, bool hasOutcome) => clock.TimeKind switch
    {
        TimeKind.Limit => PendingOfLimit(clock, times, hasOutcome),
        _ when clock.Passed => [],
        _ => [(clock.BookmarkId is null ? Due : Outcome, times.DueAt)],
    };

    private static IEnumerable<(string Mark, Instant At)> PendingOfLimit(CaseClock clock, LampTimes times, bool hasOutcome)
    {
        if (!clock.Breached && clock.Warned < Lamp.Yellow && clock.StartedAt < times.YellowAt && times.YellowAt < times.RedAt)
        {
            yield return (Yellow, times.YellowAt);
        }

        if (!clock.Breached && clock.Warned < Lamp.Red && clock.StartedAt < times.RedAt && times.RedAt < times.DueAt)
        {
            yield return (Red, times.RedAt);
        }

        if (!clock.Breached)
        {
            yield return (Due, times.DueAt);
            if (hasOutcome)
            {
                yield return (Outcome, times.DueAt);
            }
        }
    }
}
