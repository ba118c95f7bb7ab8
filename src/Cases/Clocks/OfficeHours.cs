using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Clocks;

/// <summary>
/// An agency's office hours, the same on every working day, in Shanghai time. A day ends for a limit at the close of business:
/// 《民法典》第二百零三条, 有业务时间的，停止业务活动的时间为截止时间. Immutable.
/// </summary>
public sealed record OfficeHours
{
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Sets the hours; <paramref name="noonFrom"/> equals <paramref name="noonTo"/> where there is no break.</summary>
    /// <exception cref="ArgumentException">The times do not follow one another.</exception>
    public OfficeHours(LocalTime opens, LocalTime noonFrom, LocalTime noonTo, LocalTime closes)
    {
        if (opens >= noonFrom || noonFrom > noonTo || noonTo >= closes)
        {
            throw new ArgumentException("办公时间应依次为上班、午休开始、午休结束、下班。", nameof(closes));
        }

        (Opens, NoonFrom, NoonTo, Closes) = (opens, noonFrom, noonTo, closes);
    }

    /// <summary>08:30–11:30 and 13:30–17:00.</summary>
    public static OfficeHours Default { get; } = new(new(8, 30), new(11, 30), new(13, 30), new(17, 0));

    /// <summary>Reads hours such as <c>08:30-11:30 13:30-17:00</c>, or <c>09:00-17:00</c> where there is no break.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hours">The hours, if they could be read.</param>
    /// <returns>Whether they could be read.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out OfficeHours? hours)
    {
        hours = text.Split(' ').Select(Span).ToList() switch
        {
            [(var opens, var closes)] when opens < closes => new(opens, Middle(opens, closes), Middle(opens, closes), closes),
            [(var opens, var noonFrom), (var noonTo, var closes)] when opens < noonFrom && noonFrom <= noonTo && noonTo < closes => new(opens, noonFrom, noonTo, closes),
            _ => null,
        };
        return hours is not null;
    }

    // A text that is no span becomes one that has no length, which no hours have.
    private static (LocalTime From, LocalTime To) Span(string text) =>
        text.Split('-') is [var from, var to] && (Minute.Parse(from), Minute.Parse(to)) is ({ Success: true } opens, { Success: true } closes)
            ? (opens.Value, closes.Value)
            : (LocalTime.Midnight, LocalTime.Midnight);

    /// <summary>When business opens.</summary>
    public LocalTime Opens { get; }

    /// <summary>When the noon break begins.</summary>
    public LocalTime NoonFrom { get; }

    /// <summary>When the noon break ends.</summary>
    public LocalTime NoonTo { get; }

    /// <summary>When business closes.</summary>
    public LocalTime Closes { get; }

    /// <summary>The hours as <see cref="TryParse"/> reads them.</summary>
    public override string ToString() => NoonFrom == NoonTo
        ? $"{Minute.Format(Opens)}-{Minute.Format(Closes)}"
        : $"{Minute.Format(Opens)}-{Minute.Format(NoonFrom)} {Minute.Format(NoonTo)}-{Minute.Format(Closes)}";

    // A break of no length may lie anywhere between the two.
    private static LocalTime Middle(LocalTime opens, LocalTime closes) => opens.PlusTicks((closes - opens).ToDuration().BclCompatibleTicks / 2);

    /// <summary>The close of business of a date.</summary>
    public Instant CloseOf(LocalDate date) => ShanghaiTime.InstantOf(date, Closes);

    /// <summary>The date, working day or not, whose close of business is the first at or after an instant.</summary>
    public LocalDate NextClose(Instant instant)
    {
        var local = instant.InZone(ShanghaiTime.Zone).LocalDateTime;
        return local.TimeOfDay <= Closes ? local.Date : local.Date.PlusDays(1);
    }
}
