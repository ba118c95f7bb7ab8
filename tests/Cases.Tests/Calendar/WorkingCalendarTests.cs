using MedInsFlows.Cases.Calendar;
using NodaTime;
using static MedInsFlows.Cases.Tests.Calendar.HolidayNotices;

namespace MedInsFlows.Cases.Tests.Calendar;

/// <summary>How notices, amendments and local closures make a calendar.</summary>
public class WorkingCalendarTests
{
    [Theory]
    [InlineData("2027-01-01", false, "元旦")]
    [InlineData("2027-01-02", false, "周末")]
    [InlineData("2027-01-04", true, "工作日")]
    [InlineData("2027-02-05", false, "春节")]
    [InlineData("2027-10-01", false, "国庆节")]
    [InlineData("2027-10-04", true, "工作日")]
    [InlineData("2023-10-01", false, "国庆节")]
    public void A_year_without_a_notice_has_weekends_and_statutory_days_and_is_provisional(string date, bool isWorkingDay, string reason)
    {
        HolidayNotices.Calendar.Judge(Date(date)).Should().Be(new DayJudgement(isWorkingDay, reason, true));
    }

    [Fact]
    public void A_notice_settles_its_year()
    {
        var calendar = WorkingCalendar.Build([.. Shipped, Notice(4, 2027, off: "2027-10-04", working: "2027-10-09", name: "国庆节")]);

        calendar.Judge(Date("2027-10-04")).Should().Be(new DayJudgement(false, "国庆节", false));
        calendar.Judge(Date("2027-10-09")).Should().Be(new DayJudgement(true, "调休上班", false));
        calendar.Judge(Date("2027-10-05")).Should().Be(new DayJudgement(true, "工作日", false));
        calendar.Judge(Date("2027-10-10")).Should().Be(new DayJudgement(false, "周末", false));
        calendar.Judge(Date("2028-01-03")).IsProvisional.Should().BeTrue();
    }

    [Fact]
    public void A_later_notice_amends_an_earlier_one_date_by_date()
    {
        // In 2020 the notice of 27 January lengthened 春节 to 2 February.
        var first = Notice(1, 2020, off: "2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-01-30", working: "2020-02-01", name: "春节");
        var second = Notice(2, 2020, off: "2020-01-31 2020-02-01 2020-02-02", name: "延长春节假期", amends: "notice-1");

        foreach (var calendar in new[] { WorkingCalendar.Build([first, second]), WorkingCalendar.Build([second, first]) })
        {
            calendar.Judge(Date("2020-01-30")).Reason.Should().Be("春节");
            calendar.Judge(Date("2020-01-31")).Should().Be(new DayJudgement(false, "延长春节假期", false));
            calendar.Judge(Date("2020-02-01")).Should().Be(new DayJudgement(false, "延长春节假期", false));
            calendar.Version.Should().Be(2);
        }

        WorkingCalendar.Build([first]).Judge(Date("2020-02-01")).Should().Be(new DayJudgement(true, "调休上班", false));
    }

    [Fact]
    public void An_amendment_can_make_a_date_ordinary_again()
    {
        var calendar = WorkingCalendar.Build([.. Shipped, Notice(4, 2026, ordinary: "2026-10-07 2026-10-10", amends: "holidays-2026")]);

        calendar.Judge(Date("2026-10-07")).Should().Be(new DayJudgement(true, "工作日", false));
        calendar.Judge(Date("2026-10-10")).Should().Be(new DayJudgement(false, "周末", false));
        calendar.Judge(Date("2026-10-06")).Reason.Should().Be("国庆节");
    }

    [Fact]
    public void An_amendment_alone_does_not_settle_its_year()
    {
        var calendar = WorkingCalendar.Build([Notice(1, 2027, off: "2027-03-01", amends: "holidays-2027")]);

        calendar.Judge(Date("2027-03-01")).Should().Be(new DayJudgement(false, "放假", true));
        calendar.Judge(Date("2027-10-01")).Should().Be(new DayJudgement(false, "国庆节", true));
    }

    [Fact]
    public void A_notice_may_reach_back_into_december()
    {
        // The notice for 2019 did.
        var calendar = WorkingCalendar.Build(
            [Notice(1, 2018), Notice(2, 2019, off: "2018-12-31 2019-01-01", working: "2018-12-29", name: "元旦")]);

        calendar.Judge(Date("2018-12-29")).Should().Be(new DayJudgement(true, "调休上班", false));
        calendar.Judge(Date("2018-12-31")).Should().Be(new DayJudgement(false, "元旦", false));
    }

    [Fact]
    public void A_local_closure_lies_over_the_calendar_of_its_region_only()
    {
        var closure = Notice(4, 2026, off: "2026-11-26", name: "暴雪停工", region: "heilongjiang");
        var national = Notice(5, 2026, working: "2026-11-28", amends: "holidays-2026");
        NumberedNotice[] notices = [.. Shipped, closure, national];

        var here = WorkingCalendar.Build(notices, "heilongjiang");
        here.Judge(Date("2026-11-26")).Should().Be(new DayJudgement(false, "暴雪停工", false));
        here.Judge(Date("2026-11-28")).Should().Be(new DayJudgement(true, "调休上班", false));
        here.Region.Should().Be("heilongjiang");
        WorkingCalendar.Build(notices, "henan").Judge(Date("2026-11-26")).IsWorkingDay.Should().BeTrue();
        WorkingCalendar.Build(notices).Judge(Date("2026-11-26")).IsWorkingDay.Should().BeTrue();
    }

    [Fact]
    public void A_later_national_notice_does_not_undo_a_local_closure()
    {
        var closure = Notice(4, 2026, off: "2026-11-28", name: "暴雪停工", region: "heilongjiang");
        var national = Notice(5, 2026, working: "2026-11-28", amends: "holidays-2026");

        WorkingCalendar.Build([.. Shipped, closure, national], "heilongjiang").Judge(Date("2026-11-28")).Reason.Should().Be("暴雪停工");
    }

    [Fact]
    public void A_local_closure_taken_back_leaves_what_the_whole_country_has()
    {
        var closure = Notice(4, 2026, off: "2026-10-08 2026-10-10 2026-10-11", name: "台风停工", region: "hubei");
        var end = Notice(5, 2026, ordinary: "2026-10-10 2026-10-11", region: "hubei");

        var calendar = WorkingCalendar.Build([.. Shipped, closure, end], "hubei");

        calendar.Judge(Date("2026-10-08")).Reason.Should().Be("台风停工");
        calendar.Judge(Date("2026-10-10")).Reason.Should().Be("调休上班");
        calendar.Judge(Date("2026-10-11")).Reason.Should().Be("周末");
    }

    [Fact]
    public void The_version_is_the_number_of_the_last_notice_that_took_part()
    {
        NumberedNotice[] notices = [.. Shipped, Notice(9, 2026, off: "2026-11-26", region: "hubei")];

        WorkingCalendar.Build([]).Version.Should().Be(0);
        WorkingCalendar.Build(notices).Version.Should().Be(3);
        WorkingCalendar.Build(notices, "hubei").Version.Should().Be(9);
    }

    [Fact]
    public void Working_days_are_counted_after_the_first_date_up_to_the_second()
    {
        HolidayNotices.Calendar.CountWorkingDays(Date("2026-09-30"), Date("2026-10-08")).Should().Be(1);
        HolidayNotices.Calendar.CountWorkingDays(Date("2026-10-08"), Date("2026-09-30")).Should().Be(-1);
        HolidayNotices.Calendar.CountWorkingDays(Date("2026-10-08"), Date("2026-10-08")).Should().Be(0);
    }

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2101-01-01")]
    public void A_date_outside_the_calendar_is_refused_rather_than_guessed(string date)
    {
        WorkingCalendar.Covers(Date(date)).Should().BeFalse();
        Action act = () => HolidayNotices.Calendar.Judge(Date(date));
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*{date}*工作日历的范围*");
    }

    [Fact]
    public void The_first_and_the_last_date_are_covered()
    {
        HolidayNotices.Calendar.Judge(WorkingCalendar.FirstDay).Reason.Should().Be("元旦");
        HolidayNotices.Calendar.Judge(WorkingCalendar.LastDay).Reason.Should().Be("工作日");
        WorkingCalendar.LastDay.DayOfWeek.Should().Be(IsoDayOfWeek.Friday);
    }
}
