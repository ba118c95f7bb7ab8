using System.Reflection;
using Elsa.Workflows;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Engine.Tests.Builtin;

/// <summary>Names on which open instances rest. A name may be added; one that is changed or taken away strands the instances that wait.</summary>
public sealed class PinnedNamesTests
{
    [Fact]
    public void Callbacks_of_the_engines_own_activities()
    {
        var callbacks = from type in typeof(ActivityRegistry).Assembly.GetExportedTypes()
                        where typeof(IActivity).IsAssignableFrom(type)
                        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                        where method.Name.StartsWith("On", StringComparison.Ordinal) && !method.IsVirtual && method.GetParameters() is [var only]
                            && (only.ParameterType == typeof(ActivityExecutionContext) || only.ParameterType == typeof(ActivityCompletedContext))
                        select $"{type.Name}.{method.Name}";

        callbacks.Should().BeEquivalentTo(
            "Composite.OnRootCompletedAsync",
            "DispatchWorkflow.OnEndedAsync",
            "Event.OnEventAsync",
            "ExecuteWorkflow.OnEndedAsync",
            "FlowNode.OnBodyCompletedAsync",
            "Flowchart.OnChildCompletedAsync",
            "For.OnTurnCompletedAsync",
            "ForEach`1.OnTurnCompletedAsync",
            "Fork.OnBranchCompletedAsync",
            "If.OnBranchCompletedAsync",
            "Parallel.OnChildCompletedAsync",
            "ParallelForEach.OnTurnCompletedAsync",
            "RunTask.OnDoneAsync",
            "Sequence.OnChildCompletedAsync",
            "Switch.OnBranchCompletedAsync",
            "While.OnTurnCompletedAsync");
    }

    [Fact]
    public void Types_and_versions_of_the_engines_own_activities() =>
        new ActivityRegistry().Descriptors.Select(descriptor => $"{descriptor.TypeName} {descriptor.Version}").Should().BeEquivalentTo(
            "Elsa.Break 1", "Elsa.Complete 1", "Elsa.Correlate 1", "Elsa.Cron 1", "Elsa.Delay 1", "Elsa.DispatchWorkflow 1", "Elsa.End 1", "Elsa.Event 1", "Elsa.ExecuteWorkflow 1",
            "Elsa.Fault 1", "Elsa.Finish 1", "Elsa.FlowDecision 1", "Elsa.FlowFork 1", "Elsa.FlowJoin 1", "Elsa.FlowNode 1", "Elsa.FlowSwitch 1", "Elsa.Flowchart 1", "Elsa.For 1",
            "Elsa.ForEach 1", "Elsa.Fork 1", "Elsa.If 1", "Elsa.NotFoundActivity 1", "Elsa.Parallel 1", "Elsa.ParallelForEach 1", "Elsa.PublishEvent 1", "Elsa.RunTask 1", "Elsa.Sequence 1", "Elsa.SetName 1", "Elsa.SetOutput 1",
            "Elsa.SetVariable 1", "Elsa.Start 1", "Elsa.StartAt 1", "Elsa.Switch 1", "Elsa.Timer 1", "Elsa.While 1", "Elsa.Workflow 1", "Elsa.WriteLine 1");
}
