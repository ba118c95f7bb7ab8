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
    public void Telling_what_is_missing_later_than_is_printed_is_a_breach_that_the_telling_does_not_undo()
    {
        var run = new SmallFlow()
            .Add("telling", "MedIns.StartClock", new { limit = """{"kind": "workingDays", "length": 5, "scope": "stage", "text": "自收到材料之日起5个工作日内一次性告知"}""", startFrom = "receipt", startEvent = "收到材料" })
            .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = """["退回补正"]""" })
            .Add("told", "MedIns.StopClock", new { clock = "telling" })
            .Draw("start -> telling -> task:退回补正 -> told -> end")
            .Run().Submit(Applications.Complete).Elapse("telling");

        run.Intents.Should().Contain(new ClockBreached("telling"));
        Notices.Of(run).Should().Contain(text => text.EndsWith("收到材料后5个工作日的环节时限已经届满，请立即办理并说明原因。"));

        run.Decide("业务受理", "退回补正", "li", "没有盖章");

        run.Case.Clocks.Single().Should().Match<CaseClock>(clock => clock.Breached && !clock.IsOpen);
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

    [Fact]
    public void An_application_on_which_nobody_decided_in_time_is_deemed_accepted_only_where_a_clause_says_so()
    {
        var run = Deeming("《行政许可法》第三十二条").Run().Submit(Applications.Complete).Elapse("clock").Overtake("clock", "业务受理");

        run.Intents.Should().Contain(new AcceptanceDeemed("业务受理", "《行政许可法》第三十二条"));
        run.Case.AcceptedAt.Should().Be(CaseRun.Opening);
        run.Replay().Kept.Should().Be(run.Kept);

        Deeming(null).Run().Submit(Applications.Complete).Elapse("clock").Overtake("clock", "业务受理").Case.AcceptedAt.Should().BeNull();
    }

    [Fact]
    public void A_clause_that_deems_without_a_limit_outcome_is_a_fault_and_so_is_an_unknown_clock() => ItemDefinition.Read(
        new SmallFlow()
            .Add("application", "MedIns.Application", new { title = "某事项" })
            .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = Decisions, decisionRules = Rules, limitClock = "nothing", deemedAcceptance = "第一条" })
            .Draw("start -> application -> task:同意 -> end").Read().Workflow,
        "henan",
        "some-item",
        "01").Faults.Where(fault => fault.Node == "task").Select(fault => fault.Fault).Should().Equal(
        "超时所依计时“nothing”不是本流程“开始计时”节点的编号。",
        "写了视为受理的依据（deemedAcceptance），却没有超时出口（limitOutcome）；请补上超时出口，或者去掉依据。");

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

    private static SmallFlow Deeming(string? clause) => new SmallFlow()
        .Add("clock", "MedIns.StartClock", new { limit = ThirtyDays, startFrom = "receipt" })
        .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = Decisions, limitOutcome = """["超时"]""", deemedAcceptance = clause })
        .Add("next", "MedIns.HumanTask", new { stage = "业务审核", role = "reviewer", decisions = Decisions })
        .Draw("start -> clock -> task:超时 -> next:同意 -> end").Draw("task:同意 -> next");

    private static SmallFlow Flow(string outcome = """["超时"]""") => new SmallFlow()
        .Add("application", "MedIns.Application", new { title = "某事项" })
        .Add("clock", "MedIns.StartClock", new { limit = ThirtyDays })
        .Add("task", "MedIns.HumanTask", new { stage = "业务审核", role = "reviewer", decisions = Decisions, decisionRules = Rules, limitOutcome = outcome })
        .Draw("start -> application -> clock -> task:同意 -> end").Draw("task:超时 -> end");
}
