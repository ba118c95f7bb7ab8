using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Journal;

namespace MedInsFlows.Host.Pages.Charts;

/// <summary>How far a case has come through its flow, as records of its journal tell it: marks for a chart. Immutable.</summary>
/// <param name="Version">The version of the definition by which it runs; null before the first record.</param>
/// <param name="Last">The activity of the last record; null where that is of no activity.</param>
/// <param name="Marks">The marks, by activity id. What happens within a node is told of the node.</param>
internal sealed record FlowCourse(Guid? Version, string? Last, IReadOnlyDictionary<string, FlowMark> Marks)
{
    /// <summary>The place of an activity's id in the id of its node: after the workflow and its flowchart.</summary>
    private const int Depth = 2;

    /// <summary>Reads the first records of a journal, or all.</summary>
    /// <param name="entries">The records, in order.</param>
    public static FlowCourse Of(IEnumerable<JournalEntry> entries)
    {
        var (version, held, last) = ((Guid?)null, false, (string?)null);
        var executions = new Dictionary<string, Execution>();
        foreach (var json in entries.Select(entry => entry.Json))
        {
            var path = ((string?)json["node"] ?? string.Empty).Split(':');
            last = json["execution"] is null || path.Length <= Depth ? null : path[Depth];
            if (json["kind"] is { } kind)
            {
                (version, held) = (VersionIn(json) ?? version, (string)kind! == nameof(StimulusKind.Hold) || (held && (string)kind! != nameof(StimulusKind.Release)));
            }
            else if (last is not null && (string)json["event"]! is var happened and not "Sent")
            {
                var id = (string)json["execution"]!;
                executions[id] = new Execution(last, path.Length == Depth + 1, happened, [.. (json["outcomes"] as JsonArray ?? []).Select(outcome => (string)outcome!)]);
            }
        }

        return new FlowCourse(version, last, executions.Values.GroupBy(execution => execution.Activity).ToDictionary(own => own.Key, own => MarkOf([.. own], held)));
    }

    private static FlowMark MarkOf(IReadOnlyList<Execution> executions, bool held)
    {
        var own = executions.Where(execution => execution.IsOfNode).ToList();
        var state = executions.Any(execution => execution.Event == "Faulted") ? FlowState.Faulted
            : executions.All(execution => execution.Event is "Completed" or "Canceled") ? FlowState.Visited
            : held ? FlowState.Blocked
            : FlowState.Current;
        return new FlowMark(state, Math.Max(own.Count, 1))
        {
            Ports = [.. own.SelectMany(execution => execution.Outcomes).Distinct()],
            Note = own is [.., { Event: "Canceled" }] ? "已取消" : null,
        };
    }

    private static Guid? VersionIn(JsonObject stimulus) =>
        (string?)stimulus["kind"] is nameof(StimulusKind.Start) or nameof(StimulusKind.Migrate) && (string?)stimulus["input"]?["definition"] is { } id
            ? Guid.Parse(id, CultureInfo.InvariantCulture)
            : null;

    private sealed record Execution(string Activity, bool IsOfNode, string Event, IReadOnlyList<string> Outcomes);
}
