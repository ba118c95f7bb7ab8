using MedInsFlows.Cases.Clocks;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

public class PauseTests
{
    private static readonly LimitLength Five = LimitLength.WorkingDays(5);

    [Fact]
    public void A_working_day_limit_moves_by_the_working_days_paused()
    {
        DueOn(Five, "2026-11-23T10:00").Should().Be(Date("2026-11-30"));
        DueOn(Five, "2026-11-23T10:00", Pause("2026-11-25T10:00", "2026-11-27T10:00")).Should().Be(Date("2026-12-02"));
    }

    [Fact]
    public void Days_off_within_a_pause_move_nothing()
    {
        DueOn(Five, "2026-11-23T10:00", Pause("2026-11-27T18:00", "2026-11-30T09:00")).Should().Be(Date("2026-11-30"));
    }

    [Theory]
    [InlineData("2026-11-25T09:00", "2026-11-25T16:59", "2026-11-30")] // over before the close
    [InlineData("2026-11-25T09:00", "2026-11-25T17:00", "2026-11-30")] // the clock runs again at the close
    [InlineData("2026-11-25T17:00", "2026-11-25T17:01", "2026-12-01")] // the clock stands at the close
    [InlineData("2026-11-25T17:01", "2026-11-26T16:00", "2026-11-30")] // between two closes
    [InlineData("2026-11-25T09:00", "2026-11-25T09:00", "2026-11-30")] // no time at all
    public void A_day_is_lost_if_the_clock_stands_at_its_close_of_business(string from, string to, string dueOn)
    {
        DueOn(Five, "2026-11-23T10:00", Pause(from, to)).Should().Be(Date(dueOn));
    }

    [Fact]
    public void Calendar_days_paused_do_not_count_either()
    {
        var ten = LimitLength.CalendarDays(10);

        DueOn(ten, "2026-11-23T10:00").Should().Be(Date("2026-12-03"));
        DueOn(ten, "2026-11-23T10:00", Pause("2026-11-27T10:00", "2026-12-01T10:00")).Should().Be(Date("2026-12-07"));
    }

    [Fact]
    public void A_last_day_does_not_move_on_to_a_day_on_which_the_clock_stands()
    {
        // The fifth day is Saturday 28 November.
        var pause = Pause("2026-11-29T10:00", "2026-12-01T10:00");

        DueOn(LimitLength.CalendarDays(5), "2026-11-23T10:00", pause).Should().Be(Date("2026-12-01"));
    }

    [Fact]
    public void A_limit_in_months_makes_up_its_paused_days_one_for_one()
    {
        // 13 January to 13 February; nine days paused lead to 22 February, in 春节, and so to 24 February.
        DueOn(LimitLength.Months(1), "2026-01-13T10:00", Pause("2026-01-20T10:00", "2026-01-29T10:00")).Should().Be(Date("2026-02-24"));

        // The same pause costs the same number of days in any month: 1 March to 1 April, then 10 April.
        DueOn(LimitLength.Months(1), "2026-03-01T10:00", Pause("2026-03-20T10:00", "2026-03-29T10:00")).Should().Be(Date("2026-04-10"));
    }

    [Fact]
    public void An_immediate_limit_ends_on_the_first_close_at_which_the_clock_runs()
    {
        DueOn(LimitLength.Immediate, "2026-11-23T10:00", Pause("2026-11-23T11:00", "2026-11-26T09:00")).Should().Be(Date("2026-11-26"));
    }

    [Fact]
    public void Overlapping_pauses_cost_each_day_once()
    {
        DueOn(Five, "2026-11-23T10:00", Pause("2026-11-24T10:00", "2026-11-26T10:00"), Pause("2026-11-25T10:00", "2026-11-27T10:00"))
            .Should().Be(Date("2026-12-03"));
    }

    [Fact]
    public void An_open_pause_gives_the_day_that_would_hold_if_the_clock_went_on_now()
    {
        var clock = Clock(Five, "2026-11-23T10:00", Pause("2026-11-25T10:00", null));

        var sameDay = Compute(clock, now: "2026-11-25T16:00");
        (sameDay.DueOn, sameDay.IsPaused).Should().Be((Date("2026-11-30"), true));

        var twoDaysLater = Compute(clock, now: "2026-11-27T16:00");
        (twoDaysLater.DueOn, twoDaysLater.IsPaused).Should().Be((Date("2026-12-02"), true));

        var resumed = Compute(Clock(Five, "2026-11-23T10:00", Pause("2026-11-25T10:00", "2026-11-27T16:00")), now: "2026-11-27T16:00");
        (resumed.DueOn, resumed.IsPaused).Should().Be((Date("2026-12-02"), false));
    }

    [Fact]
    public void A_clock_stopped_during_a_pause_is_no_longer_paused()
    {
        var clock = Clock(Five, "2026-11-23T10:00", Pause("2026-11-25T10:00", null)) with { StoppedAt = At("2026-11-26T10:00") };

        var deadline = Compute(clock, now: "2026-12-20T10:00");

        (deadline.DueOn, deadline.IsPaused).Should().Be((Date("2026-12-01"), false));
    }

    [Fact]
    public void A_pause_that_ends_before_it_begins_is_refused()
    {
        Action act = () => Pause("2026-11-25T10:00", "2026-11-25T09:59");

        act.Should().Throw<ArgumentException>().WithMessage("中止的结束时间不能早于开始时间。*");
    }
}
