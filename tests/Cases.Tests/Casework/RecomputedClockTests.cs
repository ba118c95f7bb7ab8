using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Tests.Casework;

/// <summary>What a case keeps of the calendar by which its clocks were computed.</summary>
public class RecomputedClockTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 10, 1, 0);
    private static readonly Instant Due = Now + Duration.FromDays(20);
    private static readonly Instant Later = Due + Duration.FromDays(1);
    private static readonly Instant Earlier = Due - Duration.FromDays(1);

    private static readonly CaseFile Started = File().After(new ClockStarted(new CaseClock("clock", "clock", LimitLength.WorkingDays(20), "受理", false, Now)), Now, 3);

    [Fact]
    public void A_clock_keeps_by_which_calendar_it_was_computed_last()
    {
        Clock(Started).Calendar.Should().Be(3);
        var paused = Started.After(new ClockPaused("clock", "补正中止", "第三条"), Now, 4);
        Clock(paused).Calendar.Should().Be(4);
        Clock(paused.After(new ClockResumed("clock", "已补正", "第三条"), Now, 5)).Calendar.Should().Be(5);
        Clock(Started.After(new ClockExtended("clock", LimitLength.WorkingDays(30)), Now, 4)).Calendar.Should().Be(4);
        Clock(Started.After(new ClockRecomputed("clock", Due, Later), Now, 4)).Calendar.Should().Be(4);
        Clock(Started.After(new ClockWarned("clock", Lamp.Yellow), Now, 4)).Calendar.Should().Be(3, "a warning computes nothing");
    }

    [Fact]
    public void Each_time_it_is_computed_anew_its_timers_are_others() =>
        Clock(Started.After(new ClockRecomputed("clock", Due, Later), Now, 4).After(new ClockRecomputed("clock", Later, Due), Now, 5)).Generation.Should().Be(2);

    [Fact]
    public void What_ends_later_is_warned_of_again_and_what_ends_earlier_is_not()
    {
        var warned = Started.After(new ClockWarned("clock", Lamp.Red), Now, 3);

        Clock(warned.After(new ClockRecomputed("clock", Due, Later), Now, 4)).Warned.Should().Be(Lamp.None);
        Clock(warned.After(new ClockRecomputed("clock", Due, Earlier), Now, 4)).Warned.Should().Be(Lamp.Red);
        Clock(warned.After(new ClockRecomputed("clock", Due, Due), Now, 4)).Warned.Should().Be(Lamp.Red);
    }

    [Fact]
    public void A_limit_that_had_passed_has_not_passed_only_where_it_ends_after_now()
    {
        var breached = Started.After(new ClockBreached("clock"), Due, 3);

        Clock(breached.After(new ClockRecomputed("clock", Due, Later), Later - Duration.FromHours(1), 4)).Breached.Should().BeFalse();
        Clock(breached.After(new ClockRecomputed("clock", Due, Later), Later, 4)).Breached.Should().BeTrue();
        Clock(breached.After(new ClockRecomputed("clock", Due, Earlier), Due, 4)).Breached.Should().BeTrue();
    }

    [Fact]
    public void A_case_file_keeps_it_when_it_is_written_and_read() => Clock(CaseJson.Read(CaseJson.Write(Started))).Calendar.Should().Be(3);

    private static CaseClock Clock(CaseFile file) => file.Clocks.Single();

    private static CaseFile File() => new()
    {
        CaseNumber = "230000001202612101000001",
        Region = "heilongjiang",
        Item = "chronic-disease-recognition",
        Agency = "heilongjiang",
        Channel = Channel.Online,
        Circumstances = [],
        Application = new Citation(Guid.Empty, ""),
        ReceivedAt = Now,
    };
}
