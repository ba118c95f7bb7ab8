using System.Collections.Immutable;
using NodaTime;

namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// A published notice that names days off and make-up working days: the State Council's yearly notice, an amendment of it, or a
/// notice of local closures. The files under <c>calendars/</c> and what an administrator loads later have this one shape, which
/// <see cref="HolidayNoticeReader"/> reads. Immutable.
/// </summary>
public sealed record HolidayNotice
{
    /// <summary>The notice's own id, lower-case words joined by hyphens, e.g. <c>holidays-2026</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The year that the notice arranges.</summary>
    public required int Year { get; init; }

    /// <summary>The title as published.</summary>
    public required string Title { get; init; }

    /// <summary>The document number (文号), if the publisher printed one.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The page on which the notice was published.</summary>
    public required Uri Source { get; init; }

    /// <summary>The date on which the notice became known.</summary>
    public required LocalDate KnownOn { get; init; }

    /// <summary>The region whose local notice this is; null for the whole country.</summary>
    public string? Region { get; init; }

    /// <summary>The id of the notice that this one amends; null for a notice that stands by itself.</summary>
    public string? Amends { get; init; }

    /// <summary>The days off, by name.</summary>
    public ImmutableArray<DaysOff> DaysOff { get; init; } = [];

    /// <summary>The Saturdays and Sundays on which work is made up (调休上班).</summary>
    public ImmutableArray<LocalDate> WorkingDays { get; init; } = [];

    /// <summary>
    /// The dates for which an amendment takes back what was said before: an ordinary weekday or weekend again; in a local notice, the
    /// same as in the whole country again.
    /// </summary>
    public ImmutableArray<LocalDate> OrdinaryDays { get; init; } = [];

    /// <summary>Whether this notice arranges its year as a whole, so that the year is no longer provisional.</summary>
    public bool SettlesYear => Region is null && Amends is null;
}
