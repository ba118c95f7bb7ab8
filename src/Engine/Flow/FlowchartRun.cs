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
    private readonly FlowScope scope = FlowScope.Of(flowchart);
    private readonly List<ActivityExecutionContext> overtaken = [];
    private bool scheduled;

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
        foreach (var line in graph.Outbound(child.Activity).Where(line => line.IsBackward && outcomes.Follows(line.Port)))
        {
            await AbandonAsync(graph.ForwardDescendants(line.Target));
        }

        scope.Visit(child.Activity.Id);
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

        scope.Visit(child.Activity.Id);
        Leave(child.Activity, Outcomes.Empty);
        await SettleAsync();
    }

    /// <summary>Goes on at an activity, whatever led there.</summary>
    public void GoOnAt(IActivity activity) => Schedule(activity);

    /// <summary>Ends what is open or queued at some activities, to which the flow will come once more, so that none of them is there twice.</summary>
    /// <param name="activities">The activities.</param>
    /// <param name="others">What else is to end.</param>
    public async ValueTask AbandonAsync(IReadOnlySet<IActivity> activities, Predicate<ActivityExecutionContext>? others = null)
    {
        await flowchart.CancelChildrenAsync(child => activities.Contains(child.Activity) || others?.Invoke(child) == true);
        foreach (var item in flowchart.WorkflowExecutionContext.Scheduler.Withdraw(item => item.Owner == flowchart && activities.Contains(item.Node.Activity)))
        {
            flowchart.WorkflowExecutionContext.PopCompletionCallback(flowchart, item.Node);
        }
    }

    /// <summary>
    /// Ends what is open or queued before a join that has taken the first branch. What that leads to is not followed from it, but may have been followed
    /// from elsewhere; where it comes before the join, it ends too.
    /// </summary>
    public async ValueTask OvertakeAsync(IActivity join)
    {
        var (workflow, ancestors) = (flowchart.WorkflowExecutionContext, graph.ForwardAncestors(join));
        IReadOnlyList<WorkItem> queued;
        do
        {
            foreach (var child in OpenBefore(join))
            {
                await child.CancelAsync();
            }

            queued = workflow.Scheduler.Withdraw(item => item.Owner == flowchart && ancestors.Contains(item.Node.Activity));
            foreach (var item in queued)
            {
                workflow.PopCompletionCallback(flowchart, item.Node);
                scope.Visit(item.Node.Activity.Id);
                Leave(item.Node.Activity, Outcomes.Empty);
            }
        }
        while (queued.Count > 0);
    }

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

    /// <summary>
    /// Visits the lines that leave an activity. Where it goes back, it will leave once more: its other lines are visited then, and what was visited from
    /// there on is forgotten. Else an activity behind the loop would be taken for passed over when the loop is left at last.
    /// </summary>
    private void Leave(IActivity activity, Outcomes outcomes)
    {
        var outbound = graph.Outbound(activity);
        var goesBack = outbound.Any(line => line.IsBackward && outcomes.Follows(line.Port));
        foreach (var line in outbound)
        {
            var followed = outcomes.Follows(line.Port);
            if (line.IsBackward && followed)
            {
                scope.Rewind(graph, line.Target);
                Schedule(line.Target);
            }
            else if (!line.IsBackward && (followed || !goesBack))
            {
                scope.Visit(line, followed, graph.LineCount);
                Arrive(line.Target, line);
            }
        }
    }

    private void Arrive(IActivity target, FlowLine line)
    {
        switch (MergeRules.Decide(target, line, graph, scope, IsUnderWay(target)))
        {
            case MergeDecision.Skip:
                scope.Visit(target.Id);
                Leave(target, Outcomes.Empty);
                break;
            case MergeDecision.Run:
                Schedule(target);
                break;
            case MergeDecision.RunFirst:
                Schedule(target);
                overtaken.AddRange(OpenBefore(target));
                break;
        }
    }

    private List<ActivityExecutionContext> OpenBefore(IActivity activity)
    {
        var ancestors = graph.ForwardAncestors(activity);
        return [.. flowchart.ChildList.Where(child => !child.IsCompleted && ancestors.Contains(child.Activity))];
    }

    private bool IsUnderWay(IActivity activity) =>
        flowchart.WorkflowExecutionContext.Scheduler.Any(item => item.Owner == flowchart && item.Node.Activity == activity)
        || flowchart.ChildList.Any(child => child.Activity == activity && !child.IsCompleted);

    private void Schedule(IActivity activity)
    {
        scheduled = true;
        flowchart.WorkflowExecutionContext.Schedule(
            flowchart.WorkflowExecutionContext.NodeOf(activity),
            flowchart,
            new ScheduleWorkOptions { CompletionCallback = onChildCompleted });
    }
}
