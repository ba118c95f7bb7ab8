using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>Reckons a limit without a case, for the API and the page. Thread-safe.</summary>
internal sealed class LimitCalculator(Calendars calendars, BusinessTime time)
{
    /// <summary>The first day from which can be reckoned.</summary>
    public static LocalDate FirstStart { get; } = WorkingCalendar.FirstDay;

    /// <summary>The last day from which the longest limit still ends within the calendar.</summary>
    public static LocalDate LastStart { get; } = WorkingCalendar.LastDay.PlusYears(-12);

    /// <summary>Whether can be reckoned from a day.</summary>
    public static bool Covers(LocalDate start) => start >= FirstStart && start <= LastStart;

    /// <summary>When the limit ends, day by day.</summary>
    /// <param name="length">How long it is.</param>
    /// <param name="start">From when, on a day that is covered.</param>
    /// <param name="region">Whose days off count beside those of the country; null for none.</param>
    /// <param name="knownAt">By the notices that were loaded at this instant; null for now.</param>
    public DeadlineExplanation Explain(LimitLength length, ClockStart start, string? region, Instant? knownAt = null) => DeadlineComputation.Explain(
        new Clock(length, start, string.Empty),
        new WorkingTime(calendars.Of(region, knownAt is { } known ? calendars.VersionAt(known) : calendars.Version), OfficeHours.Default),
        LampThresholds.Default,
        Instant.FromDateTimeOffset(time.GetUtcNow()));
}
