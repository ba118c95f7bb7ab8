using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace MedInsFlows.Engine.Flow;

/// <summary>
/// The lines of a flowchart, divided into forward and backward ones as Elsa does: walking breadth-first from the start in the order of
/// definition, a line is backward if it closes a circle of forward lines. Immutable; thread-safe.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<IActivity, List<FlowLine>> outbound = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IActivity, List<FlowLine>> forwardInbound = new(ReferenceEqualityComparer.Instance);

    public FlowGraph(IActivity start, IEnumerable<Connection> connections)
    {
        Start = start;
        var index = 0;
        foreach (var connection in connections.DistinctBy(connection => connection.ToString()))
        {
            Of(outbound, connection.Source.Activity).Add(new FlowLine(index++, connection));
        }

        LineCount = index;
        Classify();
    }

    /// <summary>Where the flowchart begins.</summary>
    public IActivity Start { get; }

    public int LineCount { get; }

    /// <summary>The lines that leave an activity, in the order of definition.</summary>
    public IReadOnlyList<FlowLine> Outbound(IActivity activity) => outbound.GetValueOrDefault(activity) ?? [];

    /// <summary>The lines that lead forwards to an activity.</summary>
    public IReadOnlyList<FlowLine> ForwardInbound(IActivity activity) => forwardInbound.GetValueOrDefault(activity) ?? [];

    /// <summary>All lines.</summary>
    public IEnumerable<FlowLine> Lines => outbound.Values.SelectMany(lines => lines);

    /// <summary>The lines that lead forwards, of activities that the flow can get to.</summary>
    public IEnumerable<FlowLine> ForwardLines => forwardInbound.Values.SelectMany(lines => lines);

    /// <summary>Whether the flow can get to an activity forwards.</summary>
    public bool IsReachable(IActivity activity) => activity == Start || ForwardInbound(activity).Count > 0;

    /// <summary>A line back is valid if it leads to the one way into the loop: every forward path from the start to its source passes its target.</summary>
    public bool IsValidLoop(FlowLine line) => line.Source == line.Target || !CanReach(line.Source, avoiding: line.Target);

    /// <summary>All activities from which forward lines lead to an activity.</summary>
    public IReadOnlySet<IActivity> ForwardAncestors(IActivity activity)
    {
        var ancestors = new HashSet<IActivity>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<IActivity>([activity]);
        while (pending.TryPop(out var current))
        {
            foreach (var line in ForwardInbound(current))
            {
                if (ancestors.Add(line.Source))
                {
                    pending.Push(line.Source);
                }
            }
        }

        return ancestors;
    }

    /// <summary>An activity and all to which forward lines lead from it.</summary>
    public IReadOnlySet<IActivity> ForwardDescendants(IActivity activity)
    {
        var descendants = new HashSet<IActivity>(ReferenceEqualityComparer.Instance) { activity };
        var pending = new Stack<IActivity>([activity]);
        while (pending.TryPop(out var current))
        {
            foreach (var line in Outbound(current).Where(line => !line.IsBackward && descendants.Add(line.Target)))
            {
                pending.Push(line.Target);
            }
        }

        return descendants;
    }

    private static List<FlowLine> Of(Dictionary<IActivity, List<FlowLine>> lines, IActivity activity)
    {
        if (!lines.TryGetValue(activity, out var list))
        {
            lines[activity] = list = [];
        }

        return list;
    }

    private void Classify()
    {
        var seen = new HashSet<IActivity>(ReferenceEqualityComparer.Instance) { Start };
        var pending = new Queue<IActivity>([Start]);
        while (pending.TryDequeue(out var current))
        {
            foreach (var line in Outbound(current))
            {
                line.IsBackward = line.Target == current || ForwardAncestors(current).Contains(line.Target);
                if (line.IsBackward)
                {
                    continue;
                }

                Of(forwardInbound, line.Target).Add(line);
                if (seen.Add(line.Target))
                {
                    pending.Enqueue(line.Target);
                }
            }
        }
    }

    private bool CanReach(IActivity goal, IActivity avoiding)
    {
        if (Start == avoiding)
        {
            return false;
        }

        var seen = new HashSet<IActivity>(ReferenceEqualityComparer.Instance) { Start, avoiding };
        var pending = new Stack<IActivity>([Start]);
        while (pending.TryPop(out var current))
        {
            if (current == goal)
            {
                return true;
            }

            foreach (var line in Outbound(current).Where(line => !line.IsBackward))
            {
                if (seen.Add(line.Target))
                {
                    pending.Push(line.Target);
                }
            }
        }

        return false;
    }
}
