using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Flow;
using static MedInsFlows.Engine.Tests.Flow.Chart;

namespace MedInsFlows.Engine.Tests.Interventions;

/// <summary>A flow is moved from where it waits to another node, and goes on from there as if it had just come to it.</summary>
public sealed class MoveTests
{
    [Fact]
    public void Moved_back_the_flow_goes_the_same_way_once_more()
    {
        var run = new FlowRun(Of([.. Steps("check"), Wait("accept"), Wait("review"), .. Steps("close")], "accept -> check -> review -> close")).Start();
        run.Resume("accept");

        Move(run, "accept").Waiting.Should().Equal("accept");
        run.Resume("accept").Resume("review");

        run.Trace.Should().Be("accept check accept check review close");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Moved_forward_the_flow_passes_over_what_lies_between()
    {
        var run = new FlowRun(Of([Wait("accept"), Wait("review"), .. Steps("close")], "accept -> review -> close")).Start();

        Move(run, "close");

        run.Events.Should().ContainInOrder("accept Canceled", "close Completed", "flow Completed");
        run.Events.Should().NotContain(happening => happening.StartsWith("review", StringComparison.Ordinal));
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_cancelled_wait_does_not_set_anything_off()
    {
        var run = new FlowRun(Of([Wait("accept"), Wait("review"), .. Steps("after")], "accept -> review", "accept -> after")).Start();

        Move(run, "review");

        run.Waiting.Should().Equal("review");
        run.Trace.Should().BeEmpty("the branch that was left is not followed");
    }

    [Fact]
    public void Branches_are_run_again_and_meet_again()
    {
        var run = new FlowRun(Of(
            [Wait("start"), Wait("a"), Wait("b"), .. Steps("meet"), Wait("last")],
            "start -> a -> meet -> last",
            "start -> b -> meet")).Start();
        run.Resume("start").Resume("a").Resume("b");

        Move(run, "start").Resume("start").Resume("b");
        run.Waiting.Should().Equal("a");
        run.Resume("a");

        run.Trace.Should().Be("start a b meet start b a meet");
        run.Waiting.Should().Equal("last");
    }

    [Fact]
    public void One_branch_is_moved_and_the_other_waits_on()
    {
        var run = new FlowRun(Of(
            [.. Steps("start"), Wait("a1"), Wait("a2"), Wait("b"), .. Steps("meet")],
            "start -> a1 -> a2 -> meet",
            "start -> b -> meet")).Start();
        run.Resume("a1");

        Move(run, "a1", from: "a2").Waiting.Should().Equal("b", "a1");
        run.Resume("b").Resume("a1").Resume("a2");

        run.Trace.Should().Be("start a1 b a1 a2 meet");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void What_has_arrived_from_elsewhere_stays_arrived()
    {
        var run = new FlowRun(Of(
            [.. Steps("start"), Wait("a1"), Wait("a2"), Wait("b"), .. Steps("meet")],
            "start -> a1 -> a2 -> meet",
            "start -> b -> meet")).Start();
        run.Resume("b").Resume("a1");

        Move(run, "a1", from: "a2").Resume("a1").Resume("a2");

        run.Trace.Should().Be("start b a1 a1 a2 meet");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(FlowJoinMode.WaitAllActive)]
    [InlineData(FlowJoinMode.WaitAll)]
    [InlineData(FlowJoinMode.WaitAny)]
    public void A_join_does_not_wait_for_a_branch_that_was_left(FlowJoinMode mode)
    {
        var run = new FlowRun(Of(
            [.. Steps("start"), Wait("a"), Wait("b"), new FlowJoin { Id = "join", Mode = new Input<FlowJoinMode>(mode) }, .. Steps("end")],
            "start -> a -> join -> end",
            "start -> b -> join")).Start();

        Move(run, "a").Waiting.Should().Equal("a");
        run.Resume("a");

        run.Trace.Should().Be("start a join end");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void In_a_loop_the_rounds_before_do_not_confuse_the_next()
    {
        var run = new FlowRun(Of(
            [.. Steps("head"), Wait("ask"), .. Steps("x y meet end")],
            "head -> ask",
            "ask:on -> x -> meet",
            "ask:on -> y -> meet -> end",
            "ask:again -> head")).Start();
        run.Resume("ask", Outcome("again")).Resume("ask", Outcome("again"));

        Move(run, "head").Resume("ask", Outcome("again")).Resume("ask", Outcome("on"));

        run.Trace.Should().Be("head ask head ask head head ask head ask x y meet end");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Within_a_nested_flowchart_the_one_around_goes_on_as_it_would()
    {
        var inner = Of([Wait("first"), Wait("second")], "first -> second");
        inner.Id = "inner";
        var run = new FlowRun(Of([inner, .. Steps("after")], "inner -> after")).Start();
        run.Resume("first");

        Move(run, "inner:first").Resume("first").Resume("second");

        run.Trace.Should().Be("first first second inner after");
    }

    [Fact]
    public void From_a_nested_flowchart_to_the_one_around()
    {
        var inner = Of([Wait("first")]);
        inner.Id = "inner";
        var run = new FlowRun(Of([Wait("before"), inner, .. Steps("after")], "before -> inner -> after")).Start();
        run.Resume("before");

        Move(run, "before").Waiting.Should().Equal("before");
        run.Resume("before").Resume("first");

        run.Trace.Should().Be("before before first inner after");
    }

    [Fact]
    public void What_faulted_is_left_with_its_incident()
    {
        var run = new FlowRun(Of([Wait("ask"), new Idle().Named("idle")], "ask -> idle")).Start().Resume("ask");
        run.Last.Incidents.Should().ContainSingle();

        Move(run, "ask");

        run.Last.Incidents.Should().BeEmpty();
        run.Waiting.Should().Equal("ask");
    }

    [Theory]
    [InlineData("nowhere", "UnknownNode")]
    [InlineData("inner:first", "FlowchartNotOpen")]
    [InlineData("island", "Unreachable")]
    public void A_node_to_which_nothing_can_be_moved_is_refused(string target, string reason)
    {
        var inner = Of([Wait("first")]);
        inner.Id = "inner";
        var run = new FlowRun(Of([Wait("ask"), inner, .. Steps("island")], "ask -> inner")).Start();

        run.Invoking(it => Move(it, target)).Should().Throw<StimulusRefusedException>().Which.Reason.Should().Be(reason);
    }

    private static Wait Wait(string id) => new() { Id = id };

    private static System.Text.Json.Nodes.JsonObject Outcome(string name) => new() { ["Outcome"] = name };

    private static FlowRun Move(FlowRun run, string target, string? from = null) => run.Send(new Stimulus(StimulusKind.Move, "Moved", "admin")
    {
        NodeId = $"Workflow1:flow:{target}",
        ExecutionId = from is null ? null : run.Last.State.Bookmarks.Single(bookmark => bookmark.Id == run.BookmarkOf(from)).Execution,
    });
}
