using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities.Tests.Nodes;

/// <summary>What happens to a case when its limit draws near, passes, or is extended.</summary>
public sealed class LimitTests
{
    private const string ThirtyDays =
        """{"kind": "workingDays", "length": 30, "extendedKind": "months", "extendedLength": 3, "scope": "overall", "text": "30个工作日，特殊情况不能超过3个月"}""";

    private const string Decisions = """["同意"]""";
    private const string Rules = """[{"decision": "同意", "kind": "positive", "requiresReason": false}]""";

    [Fact]
    public void The_handler_is_told_first_then_the_supervisor_too_then_the_limit_is_breached_each_once()
    {
        var run = Flow().Run().Submit(Applications.Complete);

        Told(run.Elapse("clock", ClockMarks.Yellow)).Should().Equal("handler 时限预警");
        Told(run.Elapse("clock", ClockMarks.Yellow)).Should().BeEmpty();
        Told(run.Elapse("clock", ClockMarks.Red)).Should().Equal("handler 时限告急", "supervisor 时限告急");
        Told(run.Elapse("clock", ClockMarks.Red)).Should().BeEmpty();
        Told(run.Elapse("clock", ClockMarks.Yellow)).Should().BeEmpty("it is red already");
        Told(run.Elapse("clock")).Should().Equal("handler 办件超期", "supervisor 办件超期");
        Told(run.Elapse("clock")).Should().BeEmpty();

        Told(run.Elapse("clock", ClockMarks.Red)).Should().BeEmpty("it has passed already");
        var clock = run.Case.Clocks.Single();
        (clock.Warned, clock.Breached).Should().Be((Lamp.Red, true));
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void What_is_told_to_those_who_handle_names_the_case_and_nobody()
    {
        var run = Flow().Run().Submit(Applications.Complete).Elapse("clock", ClockMarks.Yellow);

        Notices.Of(run).Should().Equal("基本医疗保险参保人员享受门诊慢特病病种待遇认定（办件编号230000202603020000000001）：办理时限已经不多，请抓紧办理。");
    }

    [Fact]
    public void A_task_that_the_limit_overtakes_is_cancelled_and_left_by_its_limit_outcome()
    {
        var run = Flow().Run().Submit(Applications.Complete).Elapse("clock");
        var task = run.Case.Tasks.Single();

        run.Overtake("clock", "业务审核");

        run.Intents.Should().Equal(new TaskCancelled(task.Id, "超时"));
        run.Path.Should().Equal("task:超时", "end:Done");
        (run.Case.Tasks.Length, run.Case.Decisions.Length).Should().Be((0, 0));
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Theory]
    [InlineData("""["同意"]""", "超时出口“同意”不能同时是一个决定，请另起一个名字。")]
    [InlineData("""["超时", "过期"]""", "超时出口（limitOutcome）只能有一个。")]
    public void A_limit_outcome_that_cannot_be_is_a_fault(string outcome, string fault) => ItemDefinition
        .Read(Flow(outcome).Read().Workflow, "henan", "some-item", "01").Faults.Should().Contain(("task", fault));

    [Fact]
    public void The_definition_tells_the_limit_outcome() => ItemDefinition
        .Read(Flow().Read().Workflow, "henan", "some-item", "01").Definition!.Task("task").LimitOutcome.Should().Be("超时");

    [Fact]
    public void An_extended_limit_is_as_long_as_is_printed_for_special_cases_in_total_and_warns_anew()
    {
        var run = Flow().Run().Submit(Applications.Complete).Elapse("clock", ClockMarks.Red).Extend("clock", LimitLength.Months(3));

        var clock = run.Case.Clocks.Single();
        (clock.Length, clock.ExtendedFrom, clock.Warned, clock.Generation).Should().Be((LimitLength.Months(3), LimitLength.WorkingDays(30), Lamp.None, 1));
        run.Replay().Kept.Should().Be(run.Kept);
    }

    private static IEnumerable<string> Told(CaseRun run) => run.Intents.OfType<NoticeQueued>().Select(notice => $"{notice.Audience} {notice.Event}");

    private static SmallFlow Flow(string outcome = """["超时"]""") => new SmallFlow()
        .Add("application", "MedIns.Application", new { title = "某事项" })
        .Add("clock", "MedIns.StartClock", new { limit = ThirtyDays })
        .Add("task", "MedIns.HumanTask", new { stage = "业务审核", role = "reviewer", decisions = Decisions, decisionRules = Rules, limitOutcome = outcome })
        .Draw("start -> application -> clock -> task:同意 -> end").Draw("task:超时 -> end");
}
