using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Tests.Flow;
using MedInsFlows.Engine.Validation;
using static MedInsFlows.Engine.Tests.Flow.Chart;

namespace MedInsFlows.Engine.Tests.Validation;

public sealed class FlowValidationTests
{
    [Fact]
    public void A_sound_flow_has_no_faults() => Faults([Start(), .. Steps("A"), Choice("ask", "好", "不好"), End("end")], "start -> A -> ask:好 -> end", "ask:不好 -> A").Should().BeEmpty();

    [Fact]
    public void An_outcome_without_a_line_is_named_with_its_node() =>
        Faults([Start(), Choice("ask", "好", "不好"), End("end")], "start -> ask:好 -> end").Should().Equal("ask：出口“不好”没有连线，请连到下一个节点。");

    [Fact]
    public void A_line_from_an_outcome_that_is_not_there_is_named() =>
        Faults([Start(), Choice("ask", "好"), End("end")], "start -> ask:好 -> end", "ask:坏 -> end").Should().Equal("ask：没有出口“坏”，却有连线由此引出；出口有：好。");

    [Fact]
    public void A_line_out_of_an_end_is_named() =>
        Faults([Start(), End("end"), End("end2")], "start -> end -> end2").Should().Contain("end：是结束节点，不应再引出连线。");

    [Fact]
    public void A_node_that_is_never_reached_is_named() =>
        Faults([Start(), .. Steps("B"), End("end")], "start -> end", "B -> end").Should().Equal("B：从“开始”走不到这里，请连线，或删除节点。");

    [Fact]
    public void A_circle_without_a_way_out_is_a_dead_end() =>
        Faults([Start(), .. Steps("A B"), End("end")], "start -> A -> B -> A").Should().Contain(
            ["start：从这里走不到结束，请引一条路到“结束”。", "A：从这里走不到结束，请引一条路到“结束”。", "B：从这里走不到结束，请引一条路到“结束”。"]);

    [Fact]
    public void A_loop_with_two_ways_in_is_named_at_the_line_back()
    {
        var fork = new FlowFork { Branches = new Input<ICollection<string>?>(["1", "2"]) }.Named("fork");

        Faults([Start(), fork, .. Steps("A"), Choice("ask", "再来", "好"), End("end")], "start -> fork", "fork:1 -> A -> ask", "fork:2 -> ask:好 -> end", "ask:再来 -> A")
            .Should().ContainSingle().Which.Should().StartWith("ask：回到“A”的连线无效");
    }

    [Theory]
    [InlineData(0, "有0个“开始”，应恰有一个。")]
    [InlineData(2, "有2个“开始”，应恰有一个。")]
    public void A_flow_has_one_start(int starts, string fault)
    {
        var steps = Enumerable.Range(0, starts).Select(number => (IActivity)new Start().Named($"s{number}")).Concat([.. Steps("A"), End("end")]);

        Faults([.. steps], [.. Enumerable.Range(0, starts).Select(number => $"s{number} -> A"), "A -> end"]).Should().Contain($"flow：{fault}");
    }

    [Fact]
    public void A_join_that_waits_for_both_ways_of_a_decision_can_never_fire()
    {
        var join = new FlowJoin { Mode = new Input<FlowJoinMode>(FlowJoinMode.WaitAll) }.Named("join");

        Faults([Start(), Choice("ask", "甲", "乙"), .. Steps("A B"), join, End("end")], "start -> ask:甲 -> A -> join -> end", "ask:乙 -> B -> join")
            .Should().ContainSingle().Which.Should().StartWith("join：要等全部分支到齐，但其中的分支取决于“ask”的不同结果");
    }

    [Fact]
    public void A_join_of_a_fork_or_of_those_that_were_taken_can_fire()
    {
        var all = new FlowJoin { Mode = new Input<FlowJoinMode>(FlowJoinMode.WaitAll) }.Named("all");
        var active = new FlowJoin { Mode = new Input<FlowJoinMode>(FlowJoinMode.WaitAllActive) }.Named("active");
        var fork = new FlowFork { Branches = new Input<ICollection<string>?>(["1", "2"]) }.Named("fork");

        Faults(
            [Start(), fork, .. Steps("A B C D"), all, Choice("ask", "甲", "乙"), active, End("end")],
            "start -> fork",
            "fork:1 -> A -> all",
            "fork:2 -> B -> all -> ask:甲 -> C -> active -> end",
            "ask:乙 -> D -> active").Should().BeEmpty();
    }

    [Fact]
    public void An_input_that_an_activity_cannot_do_without_is_named() =>
        Faults([Start(), new SetName().Named("name"), End("end")], "start -> name -> end").Should().Equal("name：“名称”没有填写。");

    [Fact]
    public void Only_what_an_activity_of_the_engine_cannot_do_without_has_to_be_given()
    {
        var registry = new ActivityRegistry();
        var faults = registry.Descriptors.Where(descriptor => descriptor.ClrType != typeof(Workflow)).SelectMany(descriptor =>
        {
            var activity = ActivityRegistry.Create(descriptor.ClrType);
            activity.Id = descriptor.Name;
            return FlowValidation.Check(new WorkflowGraph(new Workflow(activity) { Id = "Workflow1" }, registry)).Select(fault => $"{fault.Place}{fault.Message}");
        });

        faults.Where(fault => fault.EndsWith("没有填写。", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "Correlate“关联编号”没有填写。",
            "Cron“Cron 表达式”没有填写。",
            "DispatchWorkflow“流程”没有填写。",
            "Event“事件名称”没有填写。",
            "ExecuteWorkflow“流程”没有填写。",
            "PublishEvent“事件名称”没有填写。",
            "RunTask“任务名称”没有填写。",
            "SetName“名称”没有填写。",
            "SetOutput“输出名称”没有填写。",
            "StartAt“时间”没有填写。",
            "Timer“间隔”没有填写。",
            "WriteLine“文字”没有填写。");
    }

    [Theory]
    [InlineData(true, "run：出口“Faulted”没有连线，请连到下一个节点。", "run：出口“Canceled”没有连线，请连到下一个节点。")]
    [InlineData(false)]
    public void How_a_child_ended_has_to_be_dealt_with_by_who_waits_for_it(bool waits, params string[] faults)
    {
        var run = new ExecuteWorkflow { WorkflowDefinitionId = new Input<string>("child"), WaitForCompletion = new Input<bool>(waits) }.Named("run");

        Faults([Start(), run, End("end")], "start -> run -> end").Should().Equal(faults);
    }

    [Fact]
    public void A_variable_that_nobody_declared_is_named()
    {
        var set = new SetVariable { Variable = new Variable("Gone", null, "var-gone"), Value = new Input<object?>(new Expression("Variable", new Variable("Lost", null, "var-lost"))) }.Named("set");

        Faults([Start(), set, End("end")], "start -> set -> end").Should().Equal(
            "set：“变量”所引用的变量“Gone”不存在，请先声明。", "set：“值”所引用的变量“Lost”不存在，请先声明。");
    }

    [Fact]
    public void An_input_of_the_workflow_that_nobody_declared_is_named()
    {
        var name = new SetName { Value = new Input<string>(new Expression("Input", "Gone")) }.Named("name");

        Faults([Start(), name, End("end")], "start -> name -> end").Should().Equal("name：“名称”所引用的流程输入“Gone”不存在，请先声明。");
    }

    [Fact]
    public void An_output_that_goes_nowhere_is_named()
    {
        var probe = new Definitions.Probe { Result = new Output<string>(new MemoryBlockReference("var-gone")) }.Named("probe");

        Faults([Start(), probe, End("end")], "start -> probe -> end").Should().Contain("probe：“Result”所引用的变量或流程输出“var-gone”不存在，请先声明。");
    }

    [Fact]
    public void What_a_container_around_declares_is_there()
    {
        var inner = Of([Start(), new SetVariable { Variable = new Variable("Known", null, "var-known") }.Named("set"), End("in")], "start -> set -> in").Named("inner");
        ((Flowchart)inner).Variables = [new Variable<string> { Name = "Known", Id = "var-known" }];

        Faults([new Start().Named("begin"), inner, End("end")], "begin -> inner -> end").Should().BeEmpty();
    }

    [Fact]
    public void What_a_loop_gives_is_there_below_it_only()
    {
        SetName Name(string id) => new SetName { Value = new Input<string>(new Expression("Variable", new Variable("CurrentValue"))) }.Named(id);
        var loop = new ForEach { Items = new Input<ICollection<object?>>(["a"]), Body = Name("below") }.Named("loop");

        Faults([Start(), loop, Name("after"), End("end")], "start -> loop -> after -> end").Should().Equal("after：“名称”所引用的变量“CurrentValue”不存在，请先声明。");
    }

    private static string[] Faults(IReadOnlyList<IActivity> steps, params string[] lines)
    {
        var workflow = new Workflow(Of(steps, lines)) { Id = "Workflow1" };
        return [.. FlowValidation.Check(new WorkflowGraph(workflow, new ActivityRegistry(typeof(Step).Assembly))).Select(fault => $"{fault.Place}：{fault.Message}")];
    }

    private static Start Start() => new Start().Named("start");

    private static End End(string id) => new End().Named(id);

    private static Decide Choice(string id, params string[] outcomes) => new Decide { Outcomes = new Input<ICollection<string>>([.. outcomes]) }.Named(id);
}
