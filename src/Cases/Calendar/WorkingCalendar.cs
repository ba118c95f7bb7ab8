using System.Globalization;
using NodaTime;

namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// Which dates are working days, as far as a certain set of notices tells. Three layers, each over the one before: weekends, with the
/// statutory days off in every year that no notice settles; the national notices; the region's local notices. Every date of a year that
/// no notice settles is provisional. Covers <see cref="FirstDay"/> to <see cref="LastDay"/>. Immutable and thread-safe.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly DayJudgement[] WithoutNotices = JudgeWithoutNotices();

    private readonly DayJudgement[] days;

    // At each index the number of working days from the first day to that day, so that any stretch is counted by one subtraction.
    private readonly int[] workingDaysThrough;

    private WorkingCalendar(int version, string? region, DayJudgement[] days)
    {
        Version = version;
        Region = region;
        this.days = days;
        workingDaysThrough = new int[days.Length];
        var count = 0;
        for (var day = 0; day < days.Length; day++)
        {
            workingDaysThrough[day] = count += days[day].IsWorkingDay ? 1 : 0;
        }
    }

    /// <summary>The first date that the calendar can judge, 2000-01-01.</summary>
    public static LocalDate FirstDay => new(2000, 1, 1);

    /// <summary>The last date that the calendar can judge, 2100-12-31: the lunar tables end there.</summary>
    public static LocalDate LastDay => new(2100, 12, 31);

    /// <summary>The number of the last notice that this calendar was built from; 0 without any.</summary>
    public int Version { get; }

    /// <summary>The region whose local notices lie over the national ones; null for none.</summary>
    public string? Region { get; }

    /// <summary>
    /// Builds the calendar of a region. Notices apply in the order of their numbers, a later one replacing an earlier one date by date;
    /// the region's local notices lie over all national ones. Local notices of other regions are passed over.
    /// </summary>
    /// <param name="notices">The notices known, in any order.</param>
    /// <param name="region">The region, or null for the calendar of the whole country.</param>
    public static WorkingCalendar Build(IEnumerable<NumberedNotice> notices, string? region = null)
    {
        var known = notices
            .Where(known => known.Notice.Region is null || known.Notice.Region == region)
            .OrderBy(known => known.Number)
            .ToList();
        var national = known.Select(known => known.Notice).Where(notice => notice.Region is null).ToList();
        var local = known.Select(known => known.Notice).Where(notice => notice.Region is not null);

        var days = (DayJudgement[])WithoutNotices.Clone();
        foreach (var year in national.Where(notice => notice.SettlesYear).Select(notice => notice.Year))
        {
            for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
            {
                days[IndexOf(date)] = JudgeByWeekday(date, isProvisional: false);
            }
        }

        foreach (var (date, said) in Say(national).Concat(Say(local)))
        {
            var day = IndexOf(date);
            days[day] = said with { IsProvisional = days[day].IsProvisional };
        }

        return new(known.Count == 0 ? 0 : known[^1].Number, region, days);
    }

    /// <summary>Whether the calendar can judge the date.</summary>
    public static bool Covers(LocalDate date) => date >= FirstDay && date <= LastDay;

    /// <summary>What the date is, and why.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the date.</exception>
    public DayJudgement Judge(LocalDate date) => days[IndexOf(date)];

    /// <summary>
    /// The number of working days after <paramref name="date"/> up to and including <paramref name="through"/>; negative when
    /// <paramref name="through"/> is the earlier date.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover one of the dates.</exception>
    public int CountWorkingDays(LocalDate date, LocalDate through) =>
        workingDaysThrough[IndexOf(through)] - workingDaysThrough[IndexOf(date)];

    /// <summary>The judgement of a day by its index, for a walk over many days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies behind <see cref="LastDay"/>.</exception>
    internal DayJudgement this[int day] => day < days.Length ? days[day] : throw NotCovered(DateAt(day));

    /// <summary>The index of a date: the number of days since <see cref="FirstDay"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the date.</exception>
    internal static int IndexOf(LocalDate date) => Covers(date) ? Period.DaysBetween(FirstDay, date) : throw NotCovered(date);

    /// <summary>The date of an index.</summary>
    internal static LocalDate DateAt(int day) => FirstDay.PlusDays(day);

    private static Dictionary<LocalDate, DayJudgement> Say(IEnumerable<HolidayNotice> notices)
    {
        var said = new Dictionary<LocalDate, DayJudgement>();
        foreach (var notice in notices)
        {
            foreach (var (name, date) in notice.DaysOff.SelectMany(off => off.Dates(), (off, date) => (off.Name, date)))
            {
                said[date] = new(false, name, IsProvisional: false);
            }

            foreach (var date in notice.WorkingDays)
            {
                said[date] = new(true, "调休上班", IsProvisional: false);
            }

            foreach (var date in notice.OrdinaryDays)
            {
                said.Remove(date);
            }
        }

        return said;
    }

    private static DayJudgement[] JudgeWithoutNotices()
    {
        var days = Enumerable.Range(0, IndexOf(LastDay) + 1).Select(day => JudgeByWeekday(DateAt(day), isProvisional: true)).ToArray();
        for (var year = FirstDay.Year; year <= LastDay.Year; year++)
        {
            foreach (var (date, name) in StatutoryHolidays.Of(year))
            {
                days[IndexOf(date)] = new(false, name, IsProvisional: true);
            }
        }

        return days;
    }

    private static DayJudgement JudgeByWeekday(LocalDate date, bool isProvisional) =>
        date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? new(false, "周末", isProvisional) : new(true, "工作日", isProvisional);

    private static ArgumentOutOfRangeException NotCovered(LocalDate date) => new(
        nameof(date),
        string.Create(CultureInfo.InvariantCulture, $"日期 {date:uuuu-MM-dd} 不在工作日历的范围（{FirstDay:uuuu-MM-dd} 至 {LastDay:uuuu-MM-dd}）内。"));
}
