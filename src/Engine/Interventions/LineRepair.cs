using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Interventions;

/// <summary>
/// After an intervention, no activity that the flow still comes to may wait for a line over which nothing comes any more: such a line is visited. It counts as
/// not followed, except at a join that waits for all, which would be passed over for it.
/// </summary>
internal static class LineRepair
{
    public static void Repair(ActivityExecutionContext flowchart)
    {
        var (graph, scope) = (((Flowchart)flowchart.Activity).Graph!, FlowScope.Of(flowchart));
        var open = OpenIn(flowchart);
        var ahead = new HashSet<IActivity>(open.SelectMany(activity => graph.ForwardDescendants(activity).Where(descendant => descendant != activity)), ReferenceEqualityComparer.Instance);
        foreach (var line in ahead.SelectMany(graph.ForwardInbound).Where(line => !open.Contains(line.Source) && !ahead.Contains(line.Source)))
        {
            var visits = scope.Visits(line.Target.Id);
            if (scope.Visits(line) <= visits)
            {
                scope.Set(line, visits + 1, MergeRules.ModeOf(line.Target) == FlowJoinMode.WaitAll, graph.LineCount);
            }
        }
    }

    private static HashSet<IActivity> OpenIn(ActivityExecutionContext flowchart) => new(
        flowchart.ChildList.Where(child => !child.IsCompleted).Select(child => child.Activity)
            .Concat(flowchart.WorkflowExecutionContext.Scheduler.Items.Where(item => item.Owner == flowchart).Select(item => item.Node.Activity)),
        ReferenceEqualityComparer.Instance);
}
