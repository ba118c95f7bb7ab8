using MedInsFlows.Cases.Clocks;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Time;

/// <summary>Days and moments as people in China read them, on pages and in files.</summary>
internal static class TimeWords
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>A day.</summary>
    public static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The day of an instant.</summary>
    public static string Date(Instant at) => Date(ShanghaiTime.DateOf(at));

    /// <summary>An instant, to the minute.</summary>
    public static string Moment(Instant at) => Minutes.Format(at.InZone(ShanghaiTime.Zone).LocalDateTime);

    /// <summary>The same to the second.</summary>
    public static string Second(Instant at) => Seconds.Format(at.InZone(ShanghaiTime.Zone).LocalDateTime);
}
