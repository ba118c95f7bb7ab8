using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using static MedInsFlows.Engine.Tests.Flow.Chart;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>The scenarios that any engine compatible with Elsa's flowchart must show, under their numbers in the conformance page.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Scenario_01_linear_order()
    {
        var run = new FlowRun(Of(Steps("A B C D"), "A -> B -> C -> D")).Start();

        run.Trace.Should().Be("A B C D");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Scenario_02_waiting_blocks_successors()
    {
        var run = new FlowRun(Of([.. Steps("A C"), new Wait().Named("wait")], "A -> wait -> C")).Start();

        run.Trace.Should().Be("A");
        run.SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        run.Waiting.Should().Equal("wait");
        run.Last.State.Queue.Should().BeNull();
    }

    [Fact]
    public void Scenario_03_resume_continues()
    {
        var run = new FlowRun(Of([.. Steps("A C"), new Wait().Named("wait")], "A -> wait -> C")).Start().Resume("wait");

        run.Trace.Should().Be("A wait C");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Waiting.Should().BeEmpty();
    }

    [Fact]
    public void Scenario_04_isolated_start_no_connections() => new FlowRun(Of(Steps("A"))).Start().Trace.Should().Be("A");

    [Fact]
    public void Scenario_05_empty_chart()
    {
        var run = new FlowRun(Of([])).Start();

        run.Trace.Should().BeEmpty();
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Scenario_06_unconnected_step()
    {
        var steps = Steps("A B").ToList();
        var chart = Of(steps);
        chart.Start = steps[0];

        new FlowRun(chart).Start().Trace.Should().Be("A");
    }

    [Fact]
    public void Scenario_07_outcome_selects_the_edge()
    {
        var decide = new Decide { Outcomes = new Input<ICollection<string>>(["Second"]) }.Named("decide");

        new FlowRun(Of([decide, .. Steps("A B C")], "decide:First -> A", "decide:Second -> B", "decide:Third -> C")).Start().Trace.Should().Be("decide B");
    }

    [Theory]
    [InlineData(true, "decide yes meet")]
    [InlineData(false, "decide no meet")]
    public void Scenario_08_decision_true_or_false(bool condition, string trace)
    {
        var decide = new FlowDecision { Condition = new Input<bool>(condition) }.Named("decide");
        var run = new FlowRun(Of([decide, .. Steps("yes no meet")], "decide:True -> yes -> meet", "decide:False -> no -> meet")).Start();

        run.Trace.Should().Be(trace);
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Scenario_09_fork_and_join_wait_all() =>
        Forked(FlowJoinMode.WaitAll).Start().Trace.Should().Be("start fork B1 B2 join X");

    [Fact]
    public void Scenario_10_fork_and_join_wait_any() =>
        Forked(FlowJoinMode.WaitAny).Start().Trace.Split(' ').Should().ContainSingle(step => step == "X");

    [Fact]
    public void Scenario_11_wait_any_cancels_a_waiting_branch()
    {
        var run = Forked(FlowJoinMode.WaitAny, second: new Wait()).Start();

        run.Trace.Should().Be("start fork B1 join X");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Waiting.Should().BeEmpty();
        run.Events.Should().Contain("B2 Canceled");
    }

    [Fact]
    public void Scenario_12_fork_resumed_branch_by_branch_all()
    {
        var run = Forked(FlowJoinMode.WaitAll, new Wait(), new Wait()).Start().Resume("B1");
        run.Trace.Should().Be("start fork B1");

        run.Resume("B2").Trace.Should().Be("start fork B1 B2 join X");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Scenario_13_fork_resumed_any()
    {
        var run = Forked(FlowJoinMode.WaitAny, new Wait(), new Wait()).Start().Resume("B1");

        run.Trace.Should().Be("start fork B1 join X");
        run.Waiting.Should().BeEmpty();
    }

    [Fact]
    public void Scenario_14_break_out_of_a_loop_from_a_branch()
    {
        var body = Of([new FlowFork { Branches = new Input<ICollection<string>?>(["1", "2"]) }.Named("fork"), new Wait().Named("B1"), new Wait().Named("B2"), new Break().Named("break")], "fork:1 -> B1 -> break", "fork:2 -> B2");
        body.Id = "body";
        var loop = new While { Condition = new Input<bool>(true), Body = body }.Named("loop");
        var run = new FlowRun(Of([.. Steps("start end"), loop], "start -> loop -> end")).Start();
        run.Waiting.Should().Equal("B1", "B2");

        run.Resume("B1");

        run.Trace.Should().Be("start fork B1 break body loop end");
        run.Events.Should().Contain("B2 Canceled");
        run.Waiting.Should().BeEmpty();
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(FlowJoinMode.WaitAll, false, false, 1)]
    [InlineData(FlowJoinMode.WaitAllActive, false, true, 1)]
    [InlineData(FlowJoinMode.WaitAny, false, true, 1)]
    [InlineData(FlowJoinMode.WaitAll, true, true, 1)]
    [InlineData(FlowJoinMode.WaitAllActive, true, true, 1)]
    [InlineData(FlowJoinMode.WaitAny, true, true, 1)]
    public void Scenario_15_join_with_an_untaken_inbound_edge(FlowJoinMode mode, bool decision, bool runsE, int runsF)
    {
        var decide = new FlowDecision { Condition = new Input<bool>(decision) }.Named("decide");
        var run = new FlowRun(Of(
            [.. Steps("start A B C D E F"), decide, new FlowJoin { Mode = new Input<FlowJoinMode>(mode) }.Named("join")],
            "start -> A -> decide",
            "start -> B -> join",
            "start -> C -> join",
            "decide:True -> join",
            "decide:False -> D -> F",
            "join -> E -> F")).Start();

        var steps = run.Trace.Split(' ');
        steps.Contains("E").Should().Be(runsE);
        steps.Count(step => step == "F").Should().Be(runsF);
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Scenario_19_two_joins_in_sequence()
    {
        var run = new FlowRun(Of(
            [.. Steps("start B1 B2 B3 B4 end"), Join("join1"), Join("join2")],
            "start -> B1 -> join1",
            "start -> B2 -> join1",
            "join1 -> B3 -> join2 -> end",
            "join1 -> B4 -> join2")).Start();

        run.Trace.Should().Be("start B1 B2 join1 B3 B4 join2 end");
    }

    [Fact]
    public void Scenario_20_diamond_with_long_legs()
    {
        var run = new FlowRun(Of(
            [.. Steps("start L1 L2 R1 R2 end"), Join("join")],
            "start -> L1 -> L2 -> join -> end",
            "start -> R1 -> R2 -> join")).Start();

        run.Trace.Should().Be("start L1 R1 L2 R2 join end");
    }

    private static FlowJoin Join(string id) => new FlowJoin { Mode = new Input<FlowJoinMode>(FlowJoinMode.WaitAllActive) }.Named(id);

    private static FlowRun Forked(FlowJoinMode mode, Activity? first = null, Activity? second = null)
    {
        var fork = new FlowFork { Branches = new Input<ICollection<string>?>(["1", "2"]) }.Named("fork");
        var join = new FlowJoin { Mode = new Input<FlowJoinMode>(mode) }.Named("join");
        return new FlowRun(Of(
            [.. Steps("start X"), fork, (first ?? new Step()).Named("B1"), (second ?? new Step()).Named("B2"), join],
            "start -> fork",
            "fork:1 -> B1 -> join",
            "fork:2 -> B2 -> join",
            "join -> X"));
    }
}
