using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>The one time zone of the service, Asia/Shanghai: the only place where an instant becomes a date or a date an instant.</summary>
public static class ShanghaiTime
{
    /// <summary>The zone.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The date on which an instant falls.</summary>
    public static LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The instant with which a date begins.</summary>
    public static Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>The instant of a time of day on a date.</summary>
    public static Instant InstantOf(LocalDate date, LocalTime time) => Zone.AtLeniently(date + time).ToInstant();
}
