using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Tests.Flow;
using static MedInsFlows.Engine.Tests.Builtin.Say;

namespace MedInsFlows.Engine.Tests.Builtin;

public sealed class LoopTests
{
    [Fact]
    public void While_looks_at_its_condition_before_each_turn_also_after_waits()
    {
        var count = Kept("Count", 0);
        var run = Run([count], new While
        {
            Id = "loop",
            Condition = new Input<bool>(Script("getCount() < 3")),
            Body = Sequence("body", Set("next", count, "getCount() + 1"), Wait("wait")),
        }).Start();

        run.Resume("wait").Resume("wait").Trace.Should().Be("next wait body next wait body next");
        run.Resume("wait").SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Trace.Should().EndWith("next wait body loop");
    }

    [Fact]
    public void While_without_a_first_turn_runs_nothing() => Run([], new While { Id = "loop", Body = Step("never") }).Start().Trace.Should().Be("loop");

    [Fact]
    public void A_loop_that_could_never_end_is_an_incident()
    {
        var empty = Run([], new While { Id = "loop", Condition = new Input<bool>(true) }).Start();
        var busy = Run([], new While { Id = "loop", Condition = new Input<bool>(true), Body = Step("step") }).Start();

        empty.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("循环“loop”没有内容，条件却满足，永远不会结束。");
        busy.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("一次推进中执行的活动超过 10000 个，流程可能有不会等待的循环。");
    }

    [Fact]
    public void ForEach_gives_each_item_to_its_body_and_keeps_the_list_over_waits()
    {
        var last = Kept<object>("Last", null);
        var run = Run([last], new ForEach
        {
            Id = "loop",
            Items = new Input<ICollection<object?>>(["甲", 2, "丙"]),
            CurrentValue = new Output<object>(last),
            Body = Sequence("body", Text("say", "`${getCurrentIndex()}:${getCurrentValue()}:${getLast()}`"), Wait("wait")),
        }).Start().Resume("wait").Resume("wait").Resume("wait");

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Texts.Should().Equal("0:甲:甲", "1:2:2", "2:丙:丙");
    }

    [Fact]
    public void ForEach_takes_its_list_from_a_script_when_it_begins()
    {
        var rows = Kept("Rows", new[] { "a", "b" });
        var run = Run([rows], new ForEach
        {
            Id = "loop",
            Items = new Input<ICollection<object?>>(Script("getRows()")),
            Body = Sequence("body", Set("clear", rows, "[]"), Text("say", "getCurrentValue() + getRows().length")),
        }).Start();

        run.Texts.Should().Equal("a0", "b0");
    }

    [Fact]
    public void Each_turn_has_variables_of_its_own_also_in_loops_in_loops()
    {
        var run = Run([], new ForEach
        {
            Id = "outer",
            Items = new Input<ICollection<object?>>(["x", "y"]),
            Body = Sequence(
                "body",
                Text("before", "getCurrentValue()"),
                new ForEach
                {
                    Id = "inner",
                    Items = new Input<ICollection<object?>>(Script("[getCurrentValue() + 1, getCurrentValue() + 2]")),
                    Body = Sequence("turn", Wait("wait"), Text("say", "getCurrentIndex() + getCurrentValue()")),
                },
                Text("after", "getCurrentIndex() + getCurrentValue()")),
        }).Start().Resume("wait").Resume("wait").Resume("wait").Resume("wait");

        run.Texts.Should().Equal("x", "0x1", "1x2", "0x", "y", "0y1", "1y2", "1y");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void The_turn_that_was_queued_when_another_branch_faulted_has_its_variables_after_a_retry()
    {
        Trouble.Cured = false;
        var run = Run([], new Elsa.Workflows.Activities.Parallel
        {
            Id = "parallel",
            Activities =
            [
                new ForEach { Id = "loop", Items = new Input<ICollection<object?>>(["甲"]), Body = Text("say", "getCurrentValue()") },
                new Trouble { Id = "trouble" },
            ],
        }).Start();
        run.Texts.Should().BeEmpty();

        Trouble.Cured = true;
        run.Retry("trouble");

        run.Texts.Should().Equal("甲");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1 2 3")]
    [InlineData(1, 3, 1, false, "1 2")]
    [InlineData(3, 1, -2, true, "3 1")]
    [InlineData(1, 0, 1, true, "")]
    [InlineData(2147483646, 2147483647, 1, true, "2147483646 2147483647")]
    public void For_counts_from_start_to_end(int start, int end, int step, bool inclusive, string values)
    {
        var current = Kept<object>("Current", null);
        var run = Run([current], new For
        {
            Id = "loop",
            Start = new Input<int>(start),
            End = new Input<int>(end),
            Step = new Input<int>(step),
            OuterBoundInclusive = new Input<bool>(inclusive),
            CurrentValue = new Output<object?>(current),
            Body = Sequence("body", Text("say", "getCurrent()"), Wait("wait")),
        }).Start();

        for (var turns = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length; turns > 0; turns--)
        {
            run.Resume("wait");
        }

        string.Join(' ', run.Texts).Should().Be(values);
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void ParallelForEach_runs_all_turns_at_once_and_waits_for_all()
    {
        var run = Run([], new ParallelForEach
        {
            Id = "loop",
            Items = new Input<ICollection<object?>>(["甲", "乙", "丙"]),
            Body = Sequence("body", Wait("wait"), Text("say", "`${getCurrentIndex()}:${getCurrentValue()}`")),
        }).Start();
        run.Waiting.Should().Equal("wait", "wait", "wait");

        run.Resume("wait").Resume("wait").SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        run.Resume("wait").SubStatus.Should().Be(WorkflowSubStatus.Finished);

        run.Texts.Should().Equal("0:甲", "1:乙", "2:丙");
    }

    [Fact]
    public void Break_ends_all_turns_of_a_ParallelForEach()
    {
        var run = Run([], Sequence(
            "all",
            new ParallelForEach { Id = "loop", Items = new Input<ICollection<object?>>([1, 2]), Body = Sequence("body", Wait("wait"), new Break { Id = "break" }) },
            Step("end"))).Start().Resume("wait");

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Trace.Should().Be("wait break body loop end all");
        run.Last.State.Bookmarks.Should().BeEmpty();
    }

    [Fact]
    public void ParallelForEach_over_nothing_completes() => Run([], new ParallelForEach { Id = "loop", Body = Step("never") }).Start().Trace.Should().Be("loop");

    [Fact]
    public void For_without_a_step_is_an_incident() =>
        Run([], new For { Id = "loop", Step = new Input<int>(0) }).Start().Last.Incidents.Should().ContainSingle().Which.Message.Should().Contain("步长为 0");

    [Fact]
    public void Break_leaves_the_nearest_loop_only()
    {
        var run = Run([], new ForEach
        {
            Id = "outer",
            Items = new Input<ICollection<object?>>(["x", "y"]),
            Body = new ForEach
            {
                Id = "inner",
                Items = new Input<ICollection<object?>>([1, 2, 3]),
                Body = Sequence("turn", Text("say", "getCurrentValue()"), new If { Id = "if", Condition = new Input<bool>(Script("getCurrentValue() == 2")), Then = new Break { Id = "break" } }, Step("rest")),
            },
        }).Start();

        run.Texts.Should().Equal("1", "2", "1", "2");
        run.Trace.Should().Be("say if rest turn say break if inner say if rest turn say break if inner outer");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Break_cancels_what_stands_beside_it_whatever_holds_it()
    {
        var run = Run([], Sequence(
            "all",
            new While
            {
                Id = "loop",
                Condition = new Input<bool>(true),
                Body = new Elsa.Workflows.Activities.Parallel { Id = "parallel", Activities = [Wait("other"), Sequence("leave", Wait("wait"), new Break { Id = "break" })] },
            },
            Step("end"))).Start();

        run.Resume("wait");

        run.Trace.Should().Be("wait break leave loop end all");
        run.Events.Should().Contain("other Canceled");
        run.Last.State.Bookmarks.Should().BeEmpty();
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Break_outside_a_loop_ends_what_holds_it() =>
        Run([], Sequence("all", new Break { Id = "break" }, Step("never"))).Start().Trace.Should().Be("break all");

    private static FlowRun Run(ICollection<Variable> variables, IActivity root) =>
        new(new Workflow(new FlowNode { Id = "node", Body = root }) { Variables = variables });
}
