using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Tests.Flow;
using static MedInsFlows.Engine.Tests.Builtin.Say;
using static MedInsFlows.Engine.Tests.Flow.Chart;

namespace MedInsFlows.Engine.Tests.Builtin;

public sealed class ContainerTests
{
    [Fact]
    public void A_sequence_runs_one_after_the_other_and_goes_on_after_waits()
    {
        var run = Run(Sequence("all", Step("A"), Wait("B"), Step("C"))).Start();
        run.Trace.Should().Be("A");

        run.Resume("B").Trace.Should().Be("A B C all");
    }

    [Fact]
    public void A_sequence_ends_at_an_end() => Run(Sequence("all", Step("A"), new End { Id = "end" }, Step("never"))).Start().Trace.Should().Be("A end all");

    [Fact]
    public void An_empty_container_completes() =>
        Run(Sequence("all", Sequence("none"), new Elsa.Workflows.Activities.Parallel { Id = "nothing" }, new Fork { Id = "nowhere" })).Start()
            .Trace.Should().Be("none nothing nowhere all");

    [Fact]
    public void Parallel_waits_for_all()
    {
        var run = Run(new Elsa.Workflows.Activities.Parallel { Id = "all", Activities = [Wait("A"), Step("B"), Wait("C")] }).Start();

        run.Resume("C").Trace.Should().Be("B C");
        run.Resume("A").Trace.Should().Be("B C A all");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData(ForkJoinMode.WaitAll, "A", "")]
    [InlineData(ForkJoinMode.WaitAny, "A all", "B")]
    public void A_fork_waits_for_all_or_for_the_first(ForkJoinMode mode, string trace, string canceled)
    {
        var run = Run(new Fork { Id = "all", JoinMode = mode, Branches = [Wait("A"), Wait("B")] }).Start().Resume("A");

        run.Trace.Should().Be(trace);
        run.Events.Where(happened => happened.EndsWith("Canceled", StringComparison.Ordinal)).Should().Equal(canceled.Length == 0 ? [] : [$"{canceled} Canceled"]);
    }

    [Theory]
    [InlineData(true, "yes if")]
    [InlineData(false, "if")]
    public void If_runs_the_branch_that_its_condition_chooses(bool condition, string trace) =>
        Run(new If { Id = "if", Condition = new Input<bool>(condition), Then = Step("yes") }).Start().Trace.Should().Be(trace);

    [Theory]
    [InlineData(SwitchMode.MatchFirst, 5, "mid switch", "中")]
    [InlineData(SwitchMode.MatchAny, 5, "mid low switch", "低")]
    [InlineData(SwitchMode.MatchFirst, 0, "other switch", null)]
    public void Switch_runs_the_cases_that_match(SwitchMode mode, int value, string trace, string? label)
    {
        var (amount, taken) = (Kept("Amount", value), Kept<object>("Taken", null));
        var run = new FlowRun(new Workflow(new FlowNode
        {
            Id = "node",
            Body = new Switch
            {
                Id = "switch",
                Mode = new Input<SwitchMode>(mode),
                Output = new Output<object>(taken),
                Cases =
                [
                    new SwitchCase("高", Script("getAmount() > 9"), Step("high")),
                    new SwitchCase("中", Script("getAmount() > 4"), Wait("mid")),
                    new SwitchCase("低", Script("getAmount() > 1"), Wait("low")),
                ],
                Default = Step("other"),
            },
        })
        { Variables = [amount, taken] }).Start();
        foreach (var waiting in run.Waiting.ToList())
        {
            run.Resume(waiting);
        }

        run.Trace.Should().Be(trace);
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Records.Where(record => (string)record["event"]! == "Completed" && ((string)record["node"]!).EndsWith(":switch", StringComparison.Ordinal))
            .Should().ContainSingle();
        run.Output("switch", "Output").Should().Be(label);
    }

    [Fact]
    public void A_flowchart_in_a_flowchart_is_one_step_of_it()
    {
        var inner = Of([.. Steps("X Y"), Wait("wait")], "X -> wait -> Y");
        inner.Id = "inner";
        var run = new FlowRun(Of([.. Steps("A B"), new FlowNode { Id = "step", Body = inner }], "A -> step -> B")).Start();

        run.Resume("wait").Trace.Should().Be("A X wait Y inner step B");
    }

    [Fact]
    public void Complete_ends_the_workflow_with_outcomes_of_its_own_and_cancels_the_rest()
    {
        var inner = Of([Step("X"), new Complete(["通过", "部分通过"]) { Id = "complete" }], "X -> complete");
        inner.Id = "inner";
        var run = new FlowRun(Of([.. Steps("A never"), Wait("other"), inner], "A -> other", "A -> inner -> never")).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Events.Should().ContainInOrder("complete Completed", "other Canceled", "inner Canceled", "flow Canceled", "Workflow1 Completed");
        run.Records[^1]["outcomes"]!.ToJsonString().Should().Be("""["\u901A\u8FC7","\u90E8\u5206\u901A\u8FC7"]""");
        run.Last.State.Bookmarks.Should().BeEmpty();
    }

    [Theory]
    [InlineData("'通过'", "通过")]
    [InlineData("['甲', '乙']", "甲 乙")]
    [InlineData("\"[\\\"甲\\\", \\\"乙\\\"]\"", "甲 乙")]
    [InlineData("null", "Done")]
    public void Complete_takes_its_outcomes_as_text_list_or_JSON(string script, string outcomes)
    {
        var run = new FlowRun(Of([new Complete(new Input<object>(Script(script))) { Id = "complete" }])).Start();

        string.Join(' ', run.Records[^1]["outcomes"]!.AsArray().Select(outcome => (string)outcome!)).Should().Be(outcomes);
    }

    [Fact]
    public void A_cancelled_container_is_cancelled_and_does_not_complete_before()
    {
        var inner = Of([Wait("wait")]);
        inner.Id = "inner";
        var run = new FlowRun(Of([.. Steps("A B"), inner, new End { Id = "end" }], "A -> inner", "A -> B -> end")).Start();

        run.Events.Should().ContainInOrder("end Completed", "wait Canceled", "inner Canceled", "flow Completed");
        run.Events.Should().NotContain("inner Completed");
    }

    [Fact]
    public void A_text_is_written_into_the_journal() => Run(Text("say", "'共' + 3 + '项'")).Start().Texts.Should().Equal("共3项");

    [Fact]
    public void An_output_of_the_workflow_is_set_by_name()
    {
        var set = new SetOutput { Id = "set", OutputName = new Input<string>("Answer"), OutputValue = new Input<object?>("通过") };

        new FlowRun(new Workflow(set) { Outputs = [new OutputDefinition { Name = "Answer" }] }).Start().Last.State.Output!["Answer"].GetString().Should().Be("通过");
        new FlowRun(set).Start().Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("流程没有名为“Answer”的输出。");
    }

    private static FlowRun Run(IActivity root) => new(new FlowNode { Id = "node", Body = root });
}
