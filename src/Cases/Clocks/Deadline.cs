using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>When a limit ends, computed. Immutable.</summary>
/// <param name="StartOn">The date of the event from which the limit runs.</param>
/// <param name="DueOn">The last day of the limit, a working day.</param>
/// <param name="DueAt">The close of business of the last day. The limit is overdue after it.</param>
/// <param name="Days">How many days count, in the unit of the limit; they are 1 for an immediate limit, and fixed at the start for one in months.</param>
/// <param name="ProvisionalFrom">The first date that the answer rests on although its year's notice is not known yet; null if there is none.</param>
/// <param name="IsPaused">Whether the clock stands still now, so that <paramref name="DueOn"/> is the day that would hold if it went on now.</param>
/// <param name="CalendarVersion">The version of the calendar used.</param>
public readonly record struct Deadline(
    LocalDate StartOn, LocalDate DueOn, Instant DueAt, int Days, LocalDate? ProvisionalFrom, bool IsPaused, int CalendarVersion)
{
    /// <summary>Whether the answer may change when a notice is published.</summary>
    public bool IsProvisional => ProvisionalFrom is not null;
}
