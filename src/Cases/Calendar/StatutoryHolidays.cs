using System.Globalization;
using NodaTime;

namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// The 13 days off that the law itself gives: 《全国年节及纪念日放假办法》 as in force since 2025-01-01, article 2. They stand in for a year whose
/// notice is not out yet. Known for 1901 to 2100, the range of the lunar tables and of the solar term.
/// </summary>
internal static class StatutoryHolidays
{
    /// <summary>The first year in which the law gives these 13 days.</summary>
    public const int InForceSince = 2025;

    private const int FifthMonth = 5;
    private const int EighthMonth = 8;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The statutory days off of a year, with their names; where two fall on one date, both names, joined by <c>、</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1901 to 2100.</exception>
    public static IReadOnlyDictionary<LocalDate, string> Of(int year)
    {
        var newYear = LunarDate(year, 1, 1);
        (string Name, LocalDate From, int Length)[] holidays =
        [
            ("元旦", new(year, 1, 1), 1),
            ("春节", newYear.PlusDays(-1), 4),
            ("清明节", Qingming(year), 1),
            ("劳动节", new(year, 5, 1), 2),
            ("端午节", LunarDate(year, FifthMonth, 5), 1),
            ("国庆节", new(year, 10, 1), 3),
            ("中秋节", LunarDate(year, EighthMonth, 15), 1),
        ];
        return holidays
            .SelectMany(holiday => Enumerable.Range(0, holiday.Length), (holiday, day) => (Date: holiday.From.PlusDays(day), holiday.Name))
            .GroupBy(day => day.Date, day => day.Name)
            .ToDictionary(day => day.Key, day => string.Join('、', day));
    }

    /// <summary>
    /// The day on which the sun reaches 15° of longitude, by Beijing time. It comes round every 365.24226 days and came in 2000 during
    /// 4 April (31 March + 4.81 days); this straight line meets the true day in every year from 1901 to 2100.
    /// </summary>
    public static LocalDate Qingming(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1901);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2100);
        return new LocalDate(2000, 3, 31).PlusDays((int)Math.Floor(4.8135 + (365.24226 * (year - 2000))));
    }

    private static LocalDate LunarDate(int year, int month, int day)
    {
        // The calendar counts a leap month as a month of its own: every later month moves back by one.
        var leapMonth = Lunar.GetLeapMonth(year);
        var position = leapMonth != 0 && month >= leapMonth ? month + 1 : month;
        return LocalDate.FromDateTime(Lunar.ToDateTime(year, position, day, 0, 0, 0, 0));
    }
}
