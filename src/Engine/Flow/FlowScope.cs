using Elsa.Workflows;

namespace MedInsFlows.Engine.Flow;

/// <summary>What a running flowchart remembers: how often it visited each activity and each line, and whether it followed the line the last time.</summary>
internal sealed class FlowScope
{
    /// <summary>The key under which an execution of a flowchart keeps it.</summary>
    public const string PropertyKey = "FlowScope";

    /// <summary>Visits by activity id.</summary>
    public Dictionary<string, int> Activities { get; init; } = [];

    /// <summary>Visits by index of the line.</summary>
    public int[] Lines { get; set; } = [];

    /// <summary>By index of the line, 1 where the last visit followed it.</summary>
    public int[] Followed { get; set; } = [];

    public int Visits(string activityId) => Activities.GetValueOrDefault(activityId);

    public int Visits(FlowLine line) => line.Index < Lines.Length ? Lines[line.Index] : 0;

    public bool WasFollowed(FlowLine line) => line.Index < Followed.Length && Followed[line.Index] == 1;

    public void Visit(string activityId) => Activities[activityId] = Visits(activityId) + 1;

    /// <summary>What an execution of a flowchart remembers.</summary>
    public static FlowScope Of(ActivityExecutionContext flowchart) => flowchart.GetProperty(PropertyKey, () => new FlowScope())!;

    /// <summary>
    /// Forgets the visits of an activity and of all ahead of it, so that the way can be gone once more from there. What has arrived from elsewhere and was
    /// not taken yet stays arrived.
    /// </summary>
    public void Rewind(FlowGraph graph, IActivity target)
    {
        var ahead = graph.ForwardDescendants(target);
        foreach (var line in graph.ForwardLines.Where(line => ahead.Contains(line.Target)))
        {
            var waiting = ahead.Contains(line.Source) ? 0 : Visits(line) - Visits(line.Target.Id);
            Set(line, Math.Max(0, waiting), WasFollowed(line), graph.LineCount);
        }

        foreach (var activity in ahead)
        {
            Activities.Remove(activity.Id);
        }

        foreach (var line in graph.ForwardInbound(target))
        {
            Set(line, 1, followed: true, graph.LineCount);
        }
    }

    public void Visit(FlowLine line, bool followed, int lineCount) => Set(line, Visits(line) + 1, followed, lineCount);

    public void Set(FlowLine line, int visits, bool followed, int lineCount)
    {
        if (Lines.Length < lineCount)
        {
            var (lines, follow) = (Lines, Followed);
            Array.Resize(ref lines, lineCount);
            Array.Resize(ref follow, lineCount);
            (Lines, Followed) = (lines, follow);
        }

        Lines[line.Index] = visits;
        Followed[line.Index] = followed ? 1 : 0;
    }
}
