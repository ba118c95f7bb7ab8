using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Options;

namespace MedInsFlows.Engine.Flow;

/// <summary>
/// Decides what runs next in a flowchart, by counting visits. A branch that is not taken is visited too, only not followed, all the way down;
/// that is why activities where branches meet know when nothing more will come.
/// </summary>
/// <param name="flowchart">The execution of the flowchart.</param>
/// <param name="graph">Its lines.</param>
/// <param name="onChildCompleted">The flowchart's callback for children.</param>
internal sealed class FlowchartRun(ActivityExecutionContext flowchart, FlowGraph graph, ActivityCompletionCallback onChildCompleted)
{
    /// <summary>Input of an activity that was scheduled over a line back; such a visit is not counted.</summary>
    private const string BackwardConnection = "BackwardConnection";

    private readonly FlowScope scope = FlowScope.Of(flowchart);
    private readonly List<ActivityExecutionContext> overtaken = [];
    private bool scheduled;

    /// <summary>The executions of a flowchart that are still open before an activity.</summary>
    public static List<ActivityExecutionContext> OpenBefore(IActivity activity, FlowGraph graph, ActivityExecutionContext flowchart)
    {
        var ancestors = graph.ForwardAncestors(activity);
        return [.. flowchart.ChildList.Where(child => !child.IsCompleted && ancestors.Contains(child.Activity))];
    }

    /// <summary>Goes on after a child.</summary>
    public async ValueTask OnChildCompletedAsync(ActivityExecutionContext child, object? result)
    {
        if (child.Status != ActivityStatus.Completed || flowchart.Status != ActivityStatus.Running)
        {
            return;
        }

        if (child.Activity is ITerminalNode)
        {
            await flowchart.CompleteActivityAsync();
            return;
        }

        var outcomes = result as Outcomes ?? Outcomes.Default;
        Check(child.Activity, outcomes);
        Count(child);
        Leave(child.Activity, outcomes);
        await SettleAsync();
    }

    /// <summary>Goes on after a child was cancelled: what it leads to is not followed from it.</summary>
    public async ValueTask OnChildCanceledAsync(ActivityExecutionContext child)
    {
        if (flowchart.Status != ActivityStatus.Running || flowchart.IsEnding)
        {
            return;
        }

        Count(child);
        Leave(child.Activity, Outcomes.Empty);
        await SettleAsync();
    }

    /// <summary>Goes on at an activity, whatever led there.</summary>
    public void GoOnAt(IActivity activity) => Schedule(activity);

    /// <summary>Everything that can be wrong is found before anything is changed, so that a fault can be retried.</summary>
    private void Check(IActivity activity, Outcomes outcomes)
    {
        if (!graph.IsReachable(activity))
        {
            throw new FlowException($"活动“{activity.Id}”没有从起点通向它的连线，流程无法从它继续。");
        }

        var outbound = graph.Outbound(activity);
        var unmatched = outcomes.Names.Where(name => name is not null and not "Done" && outbound.All(line => line.Port != name)).ToList();
        if (unmatched.Count > 0 && !outbound.Any(line => outcomes.Follows(line.Port)))
        {
            throw new FlowException($"活动“{activity.Id}”的结果“{string.Join("、", unmatched)}”没有连线，流程无法继续。");
        }

        if (outbound.FirstOrDefault(line => line.IsBackward && outcomes.Follows(line.Port) && !graph.IsValidLoop(line)) is { } invalid)
        {
            throw new FlowException($"从“{activity.Id}”到“{invalid.Target.Id}”的回退连线无效：进入该循环的路不止一条。");
        }
    }

    private void Count(ActivityExecutionContext child)
    {
        if (!child.ActivityInput.ContainsKey(BackwardConnection))
        {
            scope.Visit(child.Activity.Id);
        }
    }

    private async ValueTask SettleAsync()
    {
        // The successor is queued before the branches it overtook are cancelled, else the flowchart would find itself idle.
        foreach (var execution in overtaken)
        {
            await execution.CancelAsync();
        }

        if (!scheduled && IsIdle)
        {
            await flowchart.CompleteActivityAsync();
        }
    }

    private bool IsIdle =>
        !flowchart.ChildList.Any(child => child.Status is ActivityStatus.Running or ActivityStatus.Faulted or ActivityStatus.Pending)
        && !flowchart.WorkflowExecutionContext.Scheduler.Any(item => item.Owner == flowchart);

    private void Leave(IActivity activity, Outcomes outcomes)
    {
        foreach (var line in graph.Outbound(activity))
        {
            var followed = outcomes.Follows(line.Port);
            scope.Visit(line, followed, graph.LineCount);
            if (!line.IsBackward)
            {
                Arrive(line.Target, line);
            }
            else if (followed)
            {
                Schedule(line.Target, new Dictionary<string, object> { [BackwardConnection] = true });
            }
        }
    }

    private void Arrive(IActivity target, FlowLine line)
    {
        switch (MergeRules.Decide(target, line, graph, scope, IsUnderWay(target)))
        {
            case MergeDecision.Run:
                Schedule(target);
                break;
            case MergeDecision.RunFirst:
                Schedule(target);
                overtaken.AddRange(OpenBefore(target, graph, flowchart));
                break;
            case MergeDecision.Skip:
                scope.Visit(target.Id);
                Leave(target, Outcomes.Empty);
                break;
        }
    }

    private bool IsUnderWay(IActivity activity) =>
        flowchart.WorkflowExecutionContext.Scheduler.Any(item => item.Owner == flowchart && item.Node.Activity == activity)
        || flowchart.ChildList.Any(child => child.Activity == activity && !child.IsCompleted);

    private void Schedule(IActivity activity, Dictionary<string, object>? input = null)
    {
        scheduled = true;
        flowchart.WorkflowExecutionContext.Schedule(
            flowchart.WorkflowExecutionContext.NodeOf(activity),
            flowchart,
            new ScheduleWorkOptions { CompletionCallback = onChildCompleted, Input = input });
    }
}
