using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>When a limit ends, computed. Immutable.</summary>
/// <param name="StartOn">The date of the event from which the limit runs.</param>
/// <param name="DueOn">The last day of the limit, a working day.</param>
/// <param name="DueAt">The close of business of the last day. The limit is overdue after it.</param>
/// <param name="Days">How many days count: 1 for an immediate limit; for one in months the calendar days, fixed at the start.</param>
/// <param name="ProvisionalFrom">The first day among those walked over whose year's notice is not known yet; null if there is none.</param>
/// <param name="IsPaused">Whether the clock stands still now; the last day is then that which would hold if it went on now.</param>
/// <param name="CalendarVersion">The version of the calendar used.</param>
public readonly record struct Deadline(
    LocalDate StartOn, LocalDate DueOn, Instant DueAt, int Days, LocalDate? ProvisionalFrom, bool IsPaused, int CalendarVersion)
{
    /// <summary>Whether the answer may change when a notice is published.</summary>
    public bool IsProvisional => ProvisionalFrom is not null;
}
