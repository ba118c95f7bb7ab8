using MedInsFlows.Cases.Clocks;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>What is left, what has passed, and the lamp.</summary>
public class StandingTests
{
    // Due on Monday 30 November.
    private static readonly Clock FiveDays = Clock(LimitLength.WorkingDays(5), "2026-11-23T10:00");

    [Theory]
    [InlineData("2026-11-23T10:00", 5, 0, Lamp.Green)]
    [InlineData("2026-11-23T23:00", 5, 0, Lamp.Green)]
    [InlineData("2026-11-24T10:00", 4, 1, Lamp.Green)]
    [InlineData("2026-11-25T10:00", 3, 2, Lamp.Green)]
    [InlineData("2026-11-26T10:00", 2, 3, Lamp.Yellow)] // 40 %
    [InlineData("2026-11-27T10:00", 1, 4, Lamp.Red)] // 20 %
    [InlineData("2026-11-29T10:00", 1, 4, Lamp.Red)]
    [InlineData("2026-11-30T10:00", 0, 5, Lamp.Red)]
    [InlineData("2026-11-30T17:00", 0, 5, Lamp.Red)]
    [InlineData("2026-11-30T17:01", -1, 5, Lamp.Red)]
    [InlineData("2026-12-01T10:00", -1, 6, Lamp.Red)]
    [InlineData("2026-12-02T10:00", -2, 7, Lamp.Red)]
    public void A_limit_is_counted_down_in_working_days(string now, int remaining, int elapsed, Lamp lamp)
    {
        var standing = Explain(FiveDays, now).Standing;

        standing.Should().Be(new Standing(
            new(remaining, DayUnit.WorkingDays), remaining < 0, new(elapsed, DayUnit.WorkingDays), lamp));
    }

    [Theory]
    [InlineData("2026-11-27T17:01", -1)] // Friday evening, due on Friday
    [InlineData("2026-11-28T10:00", -1)]
    [InlineData("2026-11-30T10:00", -1)]
    public void A_limit_that_ended_before_a_weekend_is_overdue_at_once(string now, int remaining)
    {
        var standing = Explain(Clock(LimitLength.WorkingDays(4), "2026-11-23T10:00"), now).Standing;

        (standing.IsOverdue, standing.Remaining.Value).Should().Be((true, remaining));
    }

    [Theory]
    [InlineData("2026-11-28T10:00", 2, Lamp.Red)] // 20 % of 10
    [InlineData("2026-11-26T10:00", 4, Lamp.Yellow)]
    [InlineData("2026-11-25T10:00", 5, Lamp.Green)]
    [InlineData("2026-12-02T10:00", -2, Lamp.Red)]
    public void A_calendar_day_limit_is_counted_down_in_calendar_days(string now, int remaining, Lamp lamp)
    {
        // Due on Monday 30 November.
        var standing = Explain(Clock(LimitLength.CalendarDays(10), "2026-11-20T10:00"), now).Standing;

        (standing.Remaining, standing.Lamp).Should().Be((new DayCount(remaining, DayUnit.CalendarDays), lamp));
    }

    [Fact]
    public void An_immediate_limit_is_red_on_the_day_it_is_due()
    {
        var standing = Explain(Clock(LimitLength.Immediate, "2026-11-23T10:00"), "2026-11-23T10:00").Standing;

        (standing.Remaining, standing.Lamp).Should().Be((new DayCount(0, DayUnit.WorkingDays), Lamp.Red));
    }

    [Fact]
    public void A_paused_clock_has_no_lamp_but_the_days_since_receipt_go_on()
    {
        var clock = FiveDays with { Pauses = [Pause("2026-11-25T10:00", null)] };

        var standing = Explain(clock, "2026-12-02T10:00").Standing;

        standing.Lamp.Should().Be(Lamp.None);
        standing.Remaining.Value.Should().Be(3);
        standing.ElapsedSinceReceipt.Value.Should().Be(7);
    }

    [Fact]
    public void Days_since_receipt_count_from_receipt_even_if_the_limit_started_later()
    {
        var clock = FiveDays with { ReceivedOn = Date("2026-11-16") };

        Explain(clock, "2026-11-24T10:00").Standing.ElapsedSinceReceipt.Value.Should().Be(6);
    }

    [Fact]
    public void A_stopped_clock_stands_as_it_was_stopped()
    {
        var clock = FiveDays with { StoppedAt = At("2026-11-26T10:00") };

        Explain(clock, "2026-12-20T10:00").Standing.Should().Be(
            new Standing(new(2, DayUnit.WorkingDays), false, new(3, DayUnit.WorkingDays), Lamp.None));
    }

    [Fact]
    public void A_clock_stopped_too_late_stays_overdue()
    {
        var clock = FiveDays with { StoppedAt = At("2026-12-01T10:00") };

        Explain(clock, "2026-12-20T10:00").Standing.Should().Match<Standing>(
            standing => standing.IsOverdue && standing.Remaining.Value == -1 && standing.Lamp == Lamp.None);
    }

    [Fact]
    public void An_item_may_set_its_own_thresholds()
    {
        var standing = DeadlineComputation.Explain(FiveDays, Time, new LampThresholds(0.8m, 0.5m), At("2026-11-24T10:00")).Standing;

        standing.Lamp.Should().Be(Lamp.Yellow);
    }

    [Theory]
    [InlineData(0.2, 0.4)]
    [InlineData(1.1, 0.4)]
    [InlineData(0.4, -0.1)]
    public void Thresholds_that_cannot_be_are_refused(double yellow, double red)
    {
        Action act = () => _ = new LampThresholds((decimal)yellow, (decimal)red);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Every_lamp_has_a_word_of_its_own()
    {
        Enum.GetValues<Lamp>().Select(lamp => lamp.Word()).Should().Equal("未计时", "正常", "预警", "告急");
    }

    [Fact]
    public void A_count_of_days_says_which_days()
    {
        new DayCount(-3, DayUnit.WorkingDays).Text.Should().Be("3个工作日");
        new DayCount(3, DayUnit.CalendarDays).Text.Should().Be("3个自然日");
    }
}
