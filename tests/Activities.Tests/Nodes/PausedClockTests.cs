using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class PausedClockTests
{
    private const string TwentyDays = """{"kind": "workingDays", "length": 20, "scope": "overall", "text": "不超过20个工作日"}""";
    private const string FiveDays = """{"kind": "workingDays", "length": 5, "scope": "stage", "text": "5个工作日内一次性告知"}""";

    [Fact]
    public void A_clock_stands_still_with_reason_and_clause_until_it_is_resumed()
    {
        var run = Flow().Submit(Applications.Complete);

        run.Intents.Should().Contain(new ClockPaused("clock", "补正中止", "第三条"));
        run.Case.Clocks.Single().IsPaused.Should().BeTrue();

        run.Decide("补充材料", "好", "li");

        run.Intents.Should().Contain(new ClockResumed("clock", "已补正", "第四条"));
        var clock = run.Case.Clocks.Single();
        clock.Pauses.Should().Equal(new Pause(CaseRun.Opening, CaseRun.Opening + Duration.FromHours(1), "补正中止", "第三条"));
        (clock.IsRunning, clock.Generation).Should().Be((true, 1));
    }

    [Fact]
    public void A_clock_that_stands_still_is_not_breached()
    {
        var run = Flow().Submit(Applications.Complete).Elapse("clock");

        run.Intents.Should().BeEmpty();
        run.Case.Clocks.Single().Breached.Should().BeFalse();
    }

    [Fact]
    public void Pausing_twice_and_resuming_twice_changes_nothing_more()
    {
        var run = new SmallFlow()
            .Add("clock", "MedIns.StartClock", new { limit = TwentyDays })
            .Add("pause", "MedIns.PauseClock", new { reason = "补正中止", clause = "第三条" })
            .Add("again", "MedIns.PauseClock", new { reason = "再次中止", clause = "第三条" })
            .Add("resume", "MedIns.ResumeClock", new { reason = "已补正" })
            .Add("more", "MedIns.ResumeClock", new { reason = "已补正" })
            .Draw("start -> clock -> pause -> again -> resume -> more -> end").Run().Submit(Applications.Complete);

        run.Case.Clocks.Single().Pauses.Select(pause => pause.Reason).Should().Equal("补正中止");
        run.Case.Clocks.Single().Generation.Should().Be(1);
    }

    [Fact]
    public void Only_the_named_clock_is_stopped_and_the_limit_of_a_stage_is_not_that_of_the_case()
    {
        var run = new SmallFlow()
            .Add("overall", "MedIns.StartClock", new { limit = TwentyDays })
            .Add("telling", "MedIns.StartClock", new { limit = FiveDays })
            .Add("told", "MedIns.StopClock", new { clock = "telling" })
            .Draw("start -> overall -> telling -> told -> end").Run().Submit(Applications.Complete);

        run.Intents.OfType<ClockStopped>().Should().Equal(new ClockStopped("telling", Met: true));
        run.Case.OverallClock!.Id.Should().Be("overall");
        run.Case.OverallClock.IsRunning.Should().BeTrue();
    }

    [Fact]
    public void A_replay_finds_the_same_pauses()
    {
        var run = Flow().Submit(Applications.Complete).Decide("补充材料", "好", "li");

        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void A_pause_without_a_clause_or_of_an_unknown_clock_is_a_fault()
    {
        var flow = new SmallFlow()
            .Add("application", "MedIns.Application", new { title = "某事项" })
            .Add("clock", "MedIns.StartClock", new { limit = TwentyDays })
            .Add("pause", "MedIns.PauseClock", new { clock = "nothing", reason = "补正中止" })
            .Draw("start -> application -> clock -> pause -> end").Read();

        var (_, faults) = ItemDefinition.Read(flow.Workflow, "henan", "some-item", "01");

        faults.Where(fault => fault.Node == "pause").Select(fault => fault.Fault).Should().SatisfyRespectively(
            fault => fault.Should().Be("计时节点“nothing”不是本流程“开始计时”节点的编号。"),
            fault => fault.Should().StartWith("没有写明依据（clause）"));
    }

    private static CaseRun Flow() => new SmallFlow()
        .Add("clock", "MedIns.StartClock", new { limit = TwentyDays })
        .Add("pause", "MedIns.PauseClock", new { reason = "补正中止", clause = "第三条" })
        .Add("task", "MedIns.HumanTask", new { stage = "补充材料", role = "acceptor", decisions = """["好"]""" })
        .Add("resume", "MedIns.ResumeClock", new { reason = "已补正", clause = "第四条" })
        .Add("wait", "MedIns.HumanTask", new { stage = "审核", role = "reviewer", decisions = """["好"]""" })
        .Draw("start -> clock -> pause -> task:好 -> resume -> wait:好 -> end").Run();
}
