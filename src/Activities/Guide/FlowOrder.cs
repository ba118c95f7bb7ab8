using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;

namespace MedInsFlows.Activities.Guide;

/// <summary>The activities of a flowchart in the order in which a case meets them: breadth-first along the lines, from the start.</summary>
internal static class FlowOrder
{
    public static IEnumerable<IActivity> Of(Flowchart flowchart)
    {
        var seen = new HashSet<IActivity>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<IActivity>(flowchart.Activities.Where(activity => activity is IStartNode).Take(1));
        while (pending.TryDequeue(out var current))
        {
            if (!seen.Add(current))
            {
                continue;
            }

            yield return current;
            foreach (var line in flowchart.Connections.Where(line => line.Source.Activity == current))
            {
                pending.Enqueue(line.Target.Activity);
            }
        }
    }
}
