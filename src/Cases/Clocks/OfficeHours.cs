using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>
/// An agency's office hours, the same on every working day, in Shanghai time. A day ends for a limit at the close of business:
/// 《民法典》第二百零三条, 有业务时间的，停止业务活动的时间为截止时间. Immutable.
/// </summary>
public sealed record OfficeHours
{
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

    /// <summary>When business opens.</summary>
    public LocalTime Opens { get; }

    /// <summary>When the noon break begins.</summary>
    public LocalTime NoonFrom { get; }

    /// <summary>When the noon break ends.</summary>
    public LocalTime NoonTo { get; }

    /// <summary>When business closes.</summary>
    public LocalTime Closes { get; }

    /// <summary>The close of business of a date.</summary>
    public Instant CloseOf(LocalDate date) => ShanghaiTime.InstantOf(date, Closes);

    /// <summary>The date, working day or not, whose close of business is the first at or after an instant.</summary>
    public LocalDate NextClose(Instant instant)
    {
        var local = instant.InZone(ShanghaiTime.Zone).LocalDateTime;
        return local.TimeOfDay <= Closes ? local.Date : local.Date.PlusDays(1);
    }
}
