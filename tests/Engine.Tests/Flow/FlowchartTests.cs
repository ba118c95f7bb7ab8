using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using MedInsFlows.Engine.Instances;
using static MedInsFlows.Engine.Tests.Flow.Chart;

namespace MedInsFlows.Engine.Tests.Flow;

public sealed class FlowchartTests
{
    [Fact]
    public void Branches_are_interleaved_first_in_first_out() =>
        new FlowRun(Of(Steps("start a b a2 b2"), "start -> a -> a2", "start -> b -> b2")).Start().Trace.Should().Be("start a b a2 b2");

    [Fact]
    public void A_loop_runs_its_activities_again_and_then_goes_on()
    {
        var run = new FlowRun(Of([.. Steps("A C"), new Wait().Named("wait")], "A -> wait:again -> A", "wait:on -> C")).Start();

        run.Resume("wait", Outcome("again")).Resume("wait", Outcome("again")).Resume("wait", Outcome("on"));

        run.Trace.Should().Be("A wait A wait A wait C");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_loop_on_one_of_two_ways_leads_on_to_where_they_meet()
    {
        var run = new FlowRun(Of(
            [.. Steps("other meet"), new Wait().Named("choice"), new Wait().Named("loop")],
            "choice:loop -> loop:again -> loop",
            "loop:on -> meet",
            "choice:other -> other -> meet")).Start();

        run.Resume("choice", Outcome("loop")).Resume("loop", Outcome("again")).Resume("loop", Outcome("again")).Resume("loop", Outcome("on"));

        run.Trace.Should().Be("choice loop loop loop meet");
    }

    [Theory]
    [InlineData(FlowJoinMode.WaitAll)]
    [InlineData(FlowJoinMode.WaitAllActive)]
    public void A_join_waits_for_a_branch_that_still_goes_round(FlowJoinMode mode)
    {
        var run = new FlowRun(Of(
            [.. Steps("start other after"), new Wait().Named("loop"), new FlowJoin { Mode = new(mode) }.Named("join")],
            "start -> other -> join -> after",
            "start -> loop:on -> join",
            "loop:again -> loop")).Start();

        run.Resume("loop", Outcome("again"));
        run.Trace.Should().Be("start other loop");

        run.Resume("loop", Outcome("on")).Trace.Should().Be("start other loop loop join after");
    }

    [Fact]
    public void Branches_meet_in_each_round_anew_also_after_one_of_them_went_back()
    {
        var run = new FlowRun(Of(
            [.. Steps("head meet on"), new Wait().Named("a"), new Wait().Named("b"), new Wait().Named("ask")],
            "head -> a -> meet -> ask:on -> on",
            "head -> b:on -> meet",
            "b:back -> head",
            "ask:again -> head")).Start();
        run.Resume("a").Resume("b", Outcome("back")).Resume("a").Resume("b", Outcome("on")).Resume("ask", Outcome("again"));

        run.Resume("b", Outcome("on"));

        run.Trace.Should().Be("head a b head a b meet ask head b");
        run.Resume("a").Resume("ask", Outcome("on")).Trace.Should().EndWith("head b a meet ask on");
    }

    [Fact]
    public void A_branch_that_goes_back_before_the_fork_takes_the_others_along()
    {
        var run = new FlowRun(Of(
            [.. Steps("start"), new Wait().Named("a"), new Wait().Named("b"), .. Steps("meet")],
            "start -> a",
            "start -> b",
            "a:on -> meet",
            "b:on -> meet",
            "a:back -> start")).Start().Resume("a", Outcome("back"));

        run.Waiting.Should().Equal("a", "b");
        run.Resume("b", Outcome("on")).Resume("a", Outcome("on"));

        run.Trace.Should().Be("start a start b a meet");
        run.Events.Should().ContainSingle(happening => happening == "b Canceled");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_branch_that_goes_back_within_itself_leaves_the_others_alone()
    {
        var run = new FlowRun(Of(
            [.. Steps("start"), new Wait().Named("a1"), new Wait().Named("a2"), new Wait().Named("b"), .. Steps("meet")],
            "start -> a1 -> a2",
            "start -> b -> meet",
            "a2:on -> meet",
            "a2:back -> a1")).Start().Resume("a1").Resume("a2", Outcome("back")).Resume("b");

        run.Waiting.Should().Equal("a1");
        run.Resume("a1").Resume("a2", Outcome("on"));

        run.Trace.Should().Be("start a1 a2 b a1 a2 meet");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void End_cancels_what_is_still_open()
    {
        var run = new FlowRun(Of([.. Steps("start"), new Wait().Named("wait"), new End().Named("end")], "start -> wait", "start -> end")).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Events.Should().ContainInOrder("wait Suspended", "wait Canceled", "flow Completed", "Workflow1 Completed");
        run.Waiting.Should().BeEmpty();
    }

    [Fact]
    public void What_a_join_has_overtaken_does_not_go_on_at_a_join_of_its_own()
    {
        var run = new FlowRun(Of(
            [.. Steps("start done meet late"), new Wait().Named("early"), new Wait().Named("open"), First("join"), new Wait().Named("after")],
            "start -> early -> join -> after",
            "start -> done -> meet -> late -> join",
            "start -> open -> meet")).Start();

        run.Resume("early");

        run.Trace.Should().Be("start done early join");
        run.Waiting.Should().Equal("after");
        run.Last.State.Callbacks.Should().HaveCount(2, "of what was overtaken nobody waits to hear");
    }

    [Fact]
    public void What_a_join_has_overtaken_does_not_begin_behind_it()
    {
        var run = new FlowRun(Of(
            [.. Steps("start a b"), new Wait().Named("b2"), First("join"), new Wait().Named("after")],
            "start -> a -> join -> after",
            "start -> b -> b2 -> join")).Start();

        run.Trace.Should().Be("start a b join");
        run.Waiting.Should().Equal("after");
    }

    [Fact]
    public void A_race_in_a_loop_is_run_anew_each_time()
    {
        var run = new FlowRun(Of(
            [.. Steps("start"), new Wait().Named("a"), new Wait().Named("b"), First("join"), new Wait().Named("ask"), .. Steps("fork on")],
            "start -> fork -> a -> join -> ask",
            "fork -> b -> join",
            "ask:again -> fork",
            "ask:on -> on")).Start();

        run.Resume("a").Resume("ask", Outcome("again")).Resume("b").Resume("ask", Outcome("again")).Resume("b").Resume("ask", Outcome("on"));

        run.Trace.Should().Be("start fork a join ask fork b join ask fork b join ask on");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Finish_ends_the_instance_even_from_within_a_nested_flowchart()
    {
        var inner = Of([new Finish().Named("finish"), .. Steps("never")], "finish -> never");
        inner.Id = "inner";
        var run = new FlowRun(Of([.. Steps("start after"), inner, new Wait().Named("wait")], "start -> wait", "start -> inner -> after")).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Trace.Should().Be("start finish inner");
        run.Waiting.Should().BeEmpty();
    }

    [Fact]
    public void An_outcome_that_leads_nowhere_is_an_incident_not_an_end()
    {
        var run = new FlowRun(Of([new Wait().Named("wait"), .. Steps("C")], "wait:Corrected -> C")).Start().Resume("wait", Outcome("corrected"));

        run.SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        run.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("活动“wait”的结果“corrected”没有连线，流程无法继续。");
    }

    [Fact]
    public void A_loop_with_two_ways_in_is_an_incident()
    {
        var run = new FlowRun(Of(
            [.. Steps("start a b"), new Wait().Named("wait")],
            "start -> a -> b -> wait",
            "start -> b",
            "wait:again -> a")).Start().Resume("wait", Outcome("again"));

        run.Last.Incidents.Should().ContainSingle().Which.Message.Should().Contain("回退连线无效");
    }

    [Fact]
    public void An_activity_that_neither_completes_nor_waits_is_an_incident()
    {
        var run = new FlowRun(Of([new Idle().Named("idle")])).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        run.Last.Incidents.Should().ContainSingle().Which.ActivityId.Should().Be("idle");
    }

    [Fact]
    public void An_activity_that_does_not_complete_at_once_is_an_incident() =>
        new FlowRun(Of([new Late().Named("late")])).Start().Last.Incidents.Should().ContainSingle().Which.Message.Should().Contain("不得等待外部结果");

    [Fact]
    public void A_stimulus_for_a_used_wait_point_is_refused()
    {
        var run = new FlowRun(Of([.. Steps("C"), new Wait().Named("wait"), new Wait().Named("other")], "wait -> other -> C")).Start();
        var used = run.BookmarkOf("wait");
        run.Resume("wait");

        var again = () => run.Send(new Stimulus(StimulusKind.Resume, "Resume", "test") { BookmarkId = used });

        again.Should().Throw<StimulusRefusedException>().Which.Reason.Should().Be("NotAwaited");
    }

    [Fact]
    public void An_incident_can_be_retried_and_names_no_values()
    {
        Trouble.Cured = false;
        var run = new FlowRun(Of([.. Steps("A C"), new Trouble().Named("trouble")], "A -> trouble -> C")).Start();
        run.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("活动执行时发生内部错误（InvalidOperationException）。");

        Trouble.Cured = true;
        run.Send(new Stimulus(StimulusKind.Retry, "Retry", "admin") { ExecutionId = run.Last.Incidents[0].ActivityInstanceId });

        run.Trace.Should().Be("A trouble C");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Last.Incidents.Should().BeEmpty();
    }

    [Fact]
    public void Cancelling_ends_every_open_execution_and_wait_point()
    {
        var run = new FlowRun(Of([.. Steps("start"), new Wait().Named("w1"), new Wait().Named("w2")], "start -> w1", "start -> w2")).Start();

        run.Send(new Stimulus(StimulusKind.Cancel, "Withdrawn", "applicant"));

        run.SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        run.Events.Should().EndWith(["w1 Canceled", "w2 Canceled", "flow Canceled", "Workflow1 Canceled"]).And.NotContain("flow Completed");
        run.Last.State.Executions.Should().BeEmpty();
        run.Last.State.Bookmarks.Should().BeEmpty();
    }

    private static FlowJoin First(string id) => new FlowJoin { Mode = new(FlowJoinMode.WaitAny) }.Named(id);

    private static JsonObject Outcome(string name) => new() { ["Outcome"] = name };
}
