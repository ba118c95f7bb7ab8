using NodaTime;

namespace MedInsFlows.Cases.Calendar;

/// <summary>One line of a holiday notice: a run of days off under one name. Immutable.</summary>
/// <param name="Name">The name as the notice prints it, e.g. <c>国庆节</c> or <c>国庆节、中秋节</c>.</param>
/// <param name="From">The first day off.</param>
/// <param name="To">The last day off, not before <paramref name="From"/>.</param>
public sealed record DaysOff(string Name, LocalDate From, LocalDate To)
{
    /// <summary>Every date of the run, in order.</summary>
    public IEnumerable<LocalDate> Dates()
    {
        for (var date = From; date <= To; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
