using System.Globalization;
using NodaTime;

namespace MedInsFlows.Cases.Calendar;

/// <summary>What a notice must keep to beyond its shape, so that a slip of the pen cannot turn a day off into a working day.</summary>
internal static class HolidayNoticeRules
{
    // 元旦 can reach back: the notice for 2019 made 2018-12-29 a working day and 2018-12-31 a day off.
    private static readonly AnnualDate ReachesBackTo = new(12, 24);

    /// <summary>Finds what is wrong.</summary>
    /// <param name="year">The notice's year.</param>
    /// <param name="settlesYear">Whether the notice arranges its year as a whole.</param>
    /// <param name="daysOff">The days off, each with its pointer.</param>
    /// <param name="workingDays">The make-up working days, each with its pointer.</param>
    /// <param name="ordinaryDays">The days taken back, each with its pointer.</param>
    public static IEnumerable<NoticeFault> Check(
        int year,
        bool settlesYear,
        IReadOnlyCollection<(DaysOff Off, string Pointer)> daysOff,
        IReadOnlyCollection<(LocalDate Date, string Pointer)> workingDays,
        IReadOnlyCollection<(LocalDate Date, string Pointer)> ordinaryDays)
    {
        var arranged = new DateInterval(ReachesBackTo.InYear(year - 1), new LocalDate(year, 12, 31));
        var bounds = daysOff.SelectMany(run => new[] { (run.Off.From, $"{run.Pointer}/from"), (run.Off.To, $"{run.Pointer}/to") });
        var off = daysOff
            .Where(run => arranged.Contains(run.Off.From) && arranged.Contains(run.Off.To))
            .SelectMany(run => run.Off.Dates(), (run, date) => (Date: date, run.Pointer))
            .ToList();

        return
        [
            .. FindOutside(arranged, bounds.Concat(workingDays).Concat(ordinaryDays)),
            .. FindRepeated(off.Concat(workingDays).Concat(ordinaryDays)),
            .. FindNotWeekend(workingDays),
            .. settlesYear && year >= StatutoryHolidays.InForceSince ? FindLeftOut(year, off.Select(day => day.Date).ToHashSet()) : [],
        ];
    }

    private static IEnumerable<NoticeFault> FindOutside(DateInterval arranged, IEnumerable<(LocalDate Date, string Pointer)> days) =>
        from day in days
        where !arranged.Contains(day.Date)
        select new NoticeFault(
            day.Pointer,
            NoticeFaultCode.OutsideYear,
            $"{Print(day.Date)} 不在通知的年份内（{Print(arranged.Start)} 至 {Print(arranged.End)}）；请核对日期或 year。");

    private static IEnumerable<NoticeFault> FindRepeated(IEnumerable<(LocalDate Date, string Pointer)> days) =>
        from day in days
        group day.Pointer by day.Date into named
        where named.Count() > 1
        group named.Key by (First: named.First(), Again: named.ElementAt(1)) into clash
        select new NoticeFault(
            clash.Key.Again,
            NoticeFaultCode.Repeated,
            $"{string.Join('、', clash.Select(Print))} 在 {clash.Key.First} 已经写过；每个日期只能写一次。");

    private static IEnumerable<NoticeFault> FindNotWeekend(IEnumerable<(LocalDate Date, string Pointer)> workingDays) =>
        from day in workingDays
        where day.Date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        select new NoticeFault(
            day.Pointer,
            NoticeFaultCode.NotWeekend,
            $"{Print(day.Date)} 不是周六或周日，不能列为调休上班；若要撤销放假，请写入 ordinaryDays。");

    private static IEnumerable<NoticeFault> FindLeftOut(int year, HashSet<LocalDate> off) =>
        from holiday in StatutoryHolidays.Of(year)
        where !off.Contains(holiday.Key)
        orderby holiday.Key
        select new NoticeFault(
            "/daysOff",
            NoticeFaultCode.Incomplete,
            $"年度通知没有列出法定节假日 {Print(holiday.Key)}（{holiday.Value}）；请补全，若只是修改先前的通知，请用 amends 写明其 id。");

    private static string Print(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
