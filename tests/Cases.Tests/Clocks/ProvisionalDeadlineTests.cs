using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Tests.Calendar;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>Limits that run into a year whose notice is not out yet, and what a notice or an amendment does to them.</summary>
public class ProvisionalDeadlineTests
{
    private static readonly Clock Crossing = Clock(LimitLength.WorkingDays(30), "2026-11-23T10:00");

    [Fact]
    public void Before_the_notice_the_deadline_rests_on_the_law_and_says_so()
    {
        var explanation = Explain(Crossing, now: "2026-11-23T10:00");

        explanation.Deadline.DueOn.Should().Be(Date("2027-01-05"));
        explanation.Deadline.IsProvisional.Should().BeTrue();
        explanation.Deadline.ProvisionalFrom.Should().Be(Date("2027-01-01"));
        explanation.Deadline.CalendarVersion.Should().Be(3);
        explanation.Words().TakeLast(5).Should().Equal("- 01-01 元旦", "- 01-02 周末", "- 01-03 周末", "+ 01-04 工作日", "+ 01-05 工作日");
        explanation.Days.Where(day => day.IsProvisional).Should().HaveCount(5);
        explanation.Remarks.Should().ContainSingle(remark => remark.Contains("2027年的放假安排没有通知可依", StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_notice_it_is_certain()
    {
        var calendar = WorkingCalendar.Build(
            [.. HolidayNotices.Shipped, HolidayNotices.Notice(4, 2027, off: "2027-01-01 2027-01-02 2027-01-03", name: "元旦")]);

        var explanation = Explain(Crossing, calendar: calendar);

        explanation.Deadline.DueOn.Should().Be(Date("2027-01-05"));
        explanation.Deadline.IsProvisional.Should().BeFalse();
        explanation.Deadline.CalendarVersion.Should().Be(4);
        explanation.Words().TakeLast(5).Should().Equal("- 01-01 元旦", "- 01-02 元旦", "- 01-03 元旦", "+ 01-04 工作日", "+ 01-05 工作日");
        explanation.Remarks.Should().NotContain(remark => remark.Contains("没有通知可依", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2027-01-01 2027-01-04", "2027-01-09", "2027-01-06")]
    [InlineData("2027-01-01", "2026-12-27", "2027-01-04")] // reaches back into December
    public void The_notice_may_move_it_either_way(string off, string working, string dueOn)
    {
        var calendar = WorkingCalendar.Build([.. HolidayNotices.Shipped, HolidayNotices.Notice(4, 2027, off, working)]);

        Compute(Crossing, calendar: calendar).DueOn.Should().Be(Date(dueOn));
    }

    [Fact]
    public void A_limit_that_ends_with_the_last_day_known_is_certain()
    {
        Compute(Clock(LimitLength.WorkingDays(28), "2026-11-23T10:00")).Should().Match<Deadline>(
            deadline => deadline.DueOn == Date("2026-12-31") && !deadline.IsProvisional);
        Compute(Clock(LimitLength.WorkingDays(29), "2026-11-23T10:00")).IsProvisional.Should().BeTrue();
    }

    [Fact]
    public void A_limit_before_the_first_notice_is_provisional()
    {
        Compute(Clock(LimitLength.WorkingDays(5), "2023-09-28T10:00")).ProvisionalFrom.Should().Be(Date("2023-09-29"));
    }

    [Fact]
    public void An_amendment_in_mid_year_moves_the_limits_that_it_touches()
    {
        var calendar = WorkingCalendar.Build(
            [.. HolidayNotices.Shipped, HolidayNotices.Notice(4, 2026, off: "2026-06-22", working: "2026-06-27", name: "端午节", amends: "holidays-2026")]);
        var touched = Clock(LimitLength.WorkingDays(2), "2026-06-18T10:00");
        var untouched = Clock(LimitLength.WorkingDays(2), "2026-06-28T10:00");

        Compute(touched).DueOn.Should().Be(Date("2026-06-23"));
        Compute(touched, calendar: calendar).DueOn.Should().Be(Date("2026-06-24"));
        Compute(untouched, calendar: calendar).DueOn.Should().Be(Compute(untouched).DueOn);
    }

    [Fact]
    public void A_local_closure_moves_the_limits_of_its_region_and_gives_its_name()
    {
        NumberedNotice[] notices =
            [.. HolidayNotices.Shipped, HolidayNotices.Notice(4, 2026, off: "2026-11-25 2026-11-26", name: "暴雪停工", region: "heilongjiang")];
        var clock = Clock(LimitLength.WorkingDays(2), "2026-11-23T10:00");

        Explain(clock, calendar: WorkingCalendar.Build(notices, "heilongjiang")).Words().Should().Equal(
            "+ 11-24 工作日", "- 11-25 暴雪停工", "- 11-26 暴雪停工", "+ 11-27 工作日");
        Compute(clock, calendar: WorkingCalendar.Build(notices, "henan")).DueOn.Should().Be(Date("2026-11-25"));
    }
}
