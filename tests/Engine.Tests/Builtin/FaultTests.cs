using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.IncidentStrategies;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Tests.Flow;
using static MedInsFlows.Engine.Tests.Builtin.Say;

namespace MedInsFlows.Engine.Tests.Builtin;

public sealed class FaultTests
{
    [Fact]
    public void A_fault_names_the_input_that_could_not_be_evaluated()
    {
        var run = Run(Text("say", "getNothing().length")).Start();

        run.Last.Incidents.Should().ContainSingle().Which.Message
            .Should().Be("输入“文字”：脚本第 1 行第 1 列：没有名为“Nothing”的变量、输入或输出。");
    }

    [Fact]
    public void A_value_that_does_not_fit_its_input_is_a_fault_that_names_the_input_and_not_the_value() =>
        Run(new If { Id = "if", Condition = new Input<bool>(Script("'张三'")) }).Start().Last.Incidents.Should().ContainSingle().Which.Message
            .Should().Be("输入“条件”的值不能用作 Boolean。");

    [Fact]
    public void An_activity_around_can_take_a_fault()
    {
        var run = Run(Sequence("all", new Guard { Id = "guard", Body = Sequence("body", Step("A"), new Fault { Id = "fault" }, Step("never")) }, Step("B"))).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Last.Incidents.Should().BeEmpty();
        run.Trace.Should().Be("A guard B all");
        run.Events.Should().ContainInOrder("fault Canceled", "body Canceled", "guard Completed");
    }

    [Fact]
    public void A_fault_that_nobody_brings_to_an_end_is_an_incident()
    {
        var run = Run(new Guard { Id = "guard", OnlySaysSo = true, Body = new Fault { Id = "fault", Message = new Input<string?>("账目不平") } }).Start();

        run.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("账目不平");
        run.Last.State.Executions.Should().OnlyContain(execution => execution.Faults == 1);
    }

    [Fact]
    public void Several_faults_of_one_burst_can_be_taken()
    {
        static IActivity Guarded(string id) => new Guard { Id = $"guard-{id}", Body = new Fault { Id = $"fault-{id}" } };

        var run = Run(Sequence("all", Guarded("a"), Step("A"), Guarded("b"), Step("B"))).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        run.Trace.Should().Be("guard-a A guard-b B all");
    }

    [Fact]
    public void One_who_fails_to_take_a_fault_has_not_taken_it_and_what_he_did_is_undone()
    {
        var run = Run(new Guard { Id = "guard", Fails = true, Body = new Fault { Id = "fault", Message = new Input<string?>("账目不平") } }).Start();

        run.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("账目不平");
        run.Last.State.Bookmarks.Should().BeEmpty();
        run.Last.State.Executions.Single(execution => execution.NodeId.EndsWith(":guard", StringComparison.Ordinal)).Status.Should().Be(ActivityStatus.Running);
    }

    [Fact]
    public void A_fault_ends_the_instance_where_its_definition_says_so_and_leaves_nothing_waiting_that_could_go_on()
    {
        var workflow = new Workflow(new Elsa.Workflows.Activities.Parallel { Id = "all", Activities = [Wait("wait"), new Fault { Id = "fault" }, Step("queued")] })
        {
            Options = new WorkflowOptions { IncidentStrategyType = typeof(FaultStrategy) },
        };
        var run = new FlowRun(workflow).Start();

        run.SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        run.Trace.Should().BeEmpty();
    }

    [Fact]
    public void What_an_activity_did_before_it_threw_is_undone_so_that_a_retry_does_it_once()
    {
        Trouble.Cured = false;
        var run = Run(new Hasty { Id = "hasty" }).Start();
        run.Last.State.Bookmarks.Should().BeEmpty();

        Trouble.Cured = true;
        run.Retry("hasty");

        run.Last.State.Bookmarks.Should().ContainSingle();
    }

    private static FlowRun Run(IActivity root) => new(Sequence("root", root));
}

/// <summary>Takes the faults of what it holds.</summary>
[Activity("Tests", "Guard", "Tests")]
public class Guard : Activity
{
    public Guard() => OnSignalReceived<FaultSignal>(OnFaultAsync);

    public bool OnlySaysSo { get; set; }

    public bool Fails { get; set; }

    [Port]
    public IActivity? Body { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Body, OnBodyCompletedAsync);

    private static ValueTask OnBodyCompletedAsync(ActivityCompletedContext context) => context.CompleteActivityAsync();

    private async ValueTask OnFaultAsync(FaultSignal signal, SignalContext context)
    {
        context.StopPropagation();
        if (Fails)
        {
            context.ReceiverActivityExecutionContext.WaitForEvent("never");
            throw new InvalidOperationException();
        }

        if (!OnlySaysSo)
        {
            await context.ReceiverActivityExecutionContext.CompleteActivityAsync();
        }
    }
}

/// <summary>Begins to wait and then throws, until it is told not to.</summary>
[Activity("Tests", "Hasty", "Tests")]
public class Hasty : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.WaitForEvent("never");
        if (!Trouble.Cured)
        {
            throw new InvalidOperationException();
        }
    }
}
