using MedInsFlows.Cases.Clocks;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>The rules of counting, one by one, on dates that can be checked in a wall calendar.</summary>
public class LimitsOfEachKindTests
{
    [Theory]
    [InlineData("2026-11-23T06:00", "2026-11-23")] // Monday, before business opens
    [InlineData("2026-11-23T17:00", "2026-11-23")] // at the close itself
    [InlineData("2026-11-23T17:01", "2026-11-24")]
    [InlineData("2026-11-27T20:00", "2026-11-30")] // Friday evening
    [InlineData("2026-11-28T10:00", "2026-11-30")] // Saturday
    [InlineData("2026-10-10T10:00", "2026-10-10")] // a Saturday on which work is made up
    [InlineData("2026-09-30T18:00", "2026-10-08")] // the evening before 国庆节
    [InlineData("2026-11-23", "2026-11-23")] // the time of day is not known
    [InlineData("2026-11-28", "2026-11-30")]
    public void An_immediate_limit_ends_at_the_next_close_of_business_of_a_working_day(string start, string dueOn)
    {
        DueOn(LimitLength.Immediate, start).Should().Be(Date(dueOn));
    }

    [Theory]
    [InlineData("2026-11-23T09:00")]
    [InlineData("2026-11-23T23:00")]
    [InlineData("2026-11-23")]
    public void The_day_of_the_event_is_not_counted_whatever_its_hour(string start)
    {
        DueOn(LimitLength.WorkingDays(1), start).Should().Be(Date("2026-11-24"));
        DueOn(LimitLength.CalendarDays(1), start).Should().Be(Date("2026-11-24"));
    }

    [Fact]
    public void Working_days_pass_over_holidays_and_count_make_up_days()
    {
        // 30 September and 8 October are neighbours; 10 October is a Saturday on which work is made up.
        DueOn(LimitLength.WorkingDays(1), "2026-09-30T09:00").Should().Be(Date("2026-10-08"));
        DueOn(LimitLength.WorkingDays(3), "2026-09-30T09:00").Should().Be(Date("2026-10-10"));
        DueOn(LimitLength.WorkingDays(4), "2026-09-30T09:00").Should().Be(Date("2026-10-12"));
    }

    [Fact]
    public void A_last_day_off_moves_on_to_the_next_working_day()
    {
        DueOn(LimitLength.CalendarDays(8), "2026-09-25T09:00").Should().Be(Date("2026-10-08")); // 3 October, 国庆节
        DueOn(LimitLength.CalendarDays(5), "2026-11-23T09:00").Should().Be(Date("2026-11-30")); // 28 November, Saturday
        DueOn(LimitLength.CalendarDays(15), "2026-09-25T09:00").Should().Be(Date("2026-10-10")); // a Saturday on which work is made up
    }

    [Theory]
    [InlineData("2026-01-13", 1, "2026-02-13")]
    [InlineData("2025-12-31", 2, "2026-02-28")] // no 31 February; a Saturday on which work is made up
    [InlineData("2023-11-30", 3, "2024-02-29")] // leap year
    [InlineData("2026-08-31", 1, "2026-09-30")]
    [InlineData("2026-07-03", 3, "2026-10-08")] // 3 October, 国庆节
    [InlineData("2026-02-28", 1, "2026-03-30")] // 28 March, a Saturday: the same number, not the month's end
    public void Months_end_on_the_day_of_the_same_number_or_the_last_of_the_month(string start, int months, string dueOn)
    {
        DueOn(LimitLength.Months(months), start).Should().Be(Date(dueOn));
    }

    [Fact]
    public void The_limit_ends_with_the_close_of_business_of_its_last_day()
    {
        Compute(Clock(LimitLength.WorkingDays(20), "2026-11-23T10:00")).DueAt.Should().Be(At("2026-12-21T17:00"));
    }

    [Fact]
    public void A_limit_that_would_leave_the_calendar_is_refused()
    {
        Action act = () => DueOn(LimitLength.Months(120), "2099-01-01");

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("日期 2101-01-01 不在工作日历的范围*");
    }
}
