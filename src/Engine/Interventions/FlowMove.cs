using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Interventions;

/// <summary>
/// Lets a flowchart go on at another of its activities, as if the flow had just come there. What was open beyond that activity is cancelled, and what it had
/// counted there is forgotten, so that the way can be gone once more.
/// </summary>
internal sealed class FlowMove
{
    private readonly ActivityExecutionContext flowchart;
    private readonly IActivity target;
    private readonly FlowGraph graph;
    private readonly IReadOnlySet<IActivity> ahead;

    private FlowMove(ActivityExecutionContext flowchart, IActivity target)
    {
        (this.flowchart, this.target, graph) = (flowchart, target, ((Flowchart)flowchart.Activity).Graph!);
        ahead = graph.ForwardDescendants(target);
    }

    /// <summary>Finds the way to a node.</summary>
    /// <param name="workflow">The instance.</param>
    /// <param name="nodeId">The node.</param>
    /// <param name="executionId">An execution in the flowchart, which tells which one is meant where several executions of one are open.</param>
    /// <exception cref="StimulusRefusedException">There is none.</exception>
    public static FlowMove To(WorkflowExecutionContext workflow, string nodeId, string? executionId)
    {
        var node = workflow.FindNodeById(nodeId) ?? throw new StimulusRefusedException("UnknownNode", "流程中没有这个节点。");
        var open = workflow.GetActiveActivityExecutionContexts()
            .Where(execution => execution.ActivityNode == node.Parent && execution.Activity is Flowchart && (executionId is null || IsAround(execution, executionId)))
            .ToList();
        if (open is not [var flowchart])
        {
            throw open.Count == 0
                ? new StimulusRefusedException("FlowchartNotOpen", "这个节点所在的流程图没有在运行，不能移到这里。")
                : new StimulusRefusedException("Ambiguous", "这个节点所在的流程图同时在运行多份，请指明要移动哪一个等待点。");
        }

        var move = new FlowMove(flowchart, node.Activity);
        return move.graph.IsReachable(node.Activity) ? move : throw new StimulusRefusedException("Unreachable", "没有连线从起点通向这个节点，不能移到这里。");
    }

    /// <summary>Cancels what is to be moved, and what is open beyond the target.</summary>
    /// <param name="executionId">The wait to be moved; none for all of the flowchart.</param>
    public ValueTask LeaveAsync(string? executionId) => executionId is null
        ? Flowchart.RunOf(flowchart).AbandonAsync(flowchart.ActivityNode.Children.Select(child => child.Activity).ToHashSet())
        : Flowchart.RunOf(flowchart).AbandonAsync(ahead, child => IsAround(child, executionId));

    /// <summary>Queues the target.</summary>
    public void Arrive()
    {
        FlowScope.Of(flowchart).Rewind(graph, target);
        Flowchart.RunOf(flowchart).GoOnAt(target);
    }

    /// <summary>Sees to it that nothing waits for what does not come any more.</summary>
    public void Repair() => LineRepair.Repair(flowchart);

    private static bool IsAround(ActivityExecutionContext around, string executionId)
    {
        var execution = around.WorkflowExecutionContext.ActivityExecutionContexts.FirstOrDefault(candidate => candidate.Id == executionId);
        while (execution is not null && execution != around)
        {
            execution = execution.ParentActivityExecutionContext;
        }

        return execution is not null;
    }
}
