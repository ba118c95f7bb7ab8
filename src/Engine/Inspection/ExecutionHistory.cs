using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Journal;

namespace MedInsFlows.Engine.Inspection;

/// <summary>What the journal of an instance tells of its executions. What it says in one record, because it went in one go, is told here as the events that it was. Immutable.</summary>
/// <param name="Events">What happened, in order.</param>
/// <param name="Executions">To what, in the order in which they began.</param>
public sealed record ExecutionHistory(IReadOnlyList<ExecutionEvent> Events, IReadOnlyList<InspectedExecution> Executions)
{
    /// <summary>Reads a journal.</summary>
    /// <param name="entries">The records, in order.</param>
    /// <param name="graph">The version that the instance is on.</param>
    internal static ExecutionHistory Of(IEnumerable<JournalEntry> entries, WorkflowGraph graph)
    {
        var (events, executions, places) = (new List<ExecutionEvent>(), new List<InspectedExecution>(), new Dictionary<string, int>());
        var at = default(DateTimeOffset);
        foreach (var json in entries.Select(entry => entry.Json))
        {
            var name = (string)json["event"]!;
            if (name == JournalWriter.StimulusEvent)
            {
                at = DateTimeOffset.Parse((string)json["at"]!, CultureInfo.InvariantCulture);
            }
            else if (json["execution"] is { } id)
            {
                Tell(name, (string)id!, json);
            }
        }

        return new ExecutionHistory(events, executions);

        void Tell(string name, string id, JsonObject json)
        {
            var nodeId = (string)json["node"]!;
            if (!places.TryGetValue(id, out var place))
            {
                places.Add(id, place = executions.Count);
                var parent = nodeId.LastIndexOf(':') is > 0 and var end ? executions.FindLast(execution => execution.NodeId == nodeId[..end]) : null;
                executions.Add(new InspectedExecution(id, nodeId, graph.FindNodeById(nodeId), parent?.Id, at));
                Add(LogEvents.Started);
            }
            else if (executions[place].IsWaiting && name is LogEvents.Completed or LogEvents.Suspended or LogEvents.Faulted)
            {
                Add(LogEvents.Resumed);
            }

            executions[place] = executions[place].After(name, at, json);
            if (name != LogEvents.Started || events[^1].Execution != id || events[^1].Event != LogEvents.Started)
            {
                Add(name, json);
            }

            void Add(string told, JsonObject? with = null) => events.Add(new ExecutionEvent(
                events.Count + 1, at, told, id, nodeId, with is null ? null : (string?)with["message"], with is null ? [] : OutcomesOf(with)));
        }
    }

    internal static IReadOnlyList<string> OutcomesOf(JsonObject json) => json["outcomes"] is JsonArray outcomes ? [.. outcomes.Select(outcome => (string)outcome!)] : [];
}

/// <summary>Something that happened to an execution. Immutable.</summary>
/// <param name="Sequence">Its place, from 1.</param>
/// <param name="At">When, business time.</param>
/// <param name="Event">What, as the designer knows it.</param>
/// <param name="Execution">To which execution.</param>
/// <param name="NodeId">At which node.</param>
/// <param name="Message">In words; nothing personal.</param>
/// <param name="Outcomes">By which outcomes it ended.</param>
public sealed record ExecutionEvent(int Sequence, DateTimeOffset At, string Event, string Execution, string NodeId, string? Message, IReadOnlyList<string> Outcomes);

/// <summary>An execution of an activity. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NodeId">Where.</param>
/// <param name="Node">The node; none where the version that the instance is on now does not have it.</param>
/// <param name="ParentId">The execution that holds it.</param>
/// <param name="StartedAt">When it began, business time.</param>
public sealed record InspectedExecution(string Id, string NodeId, ActivityNode? Node, string? ParentId, DateTimeOffset StartedAt)
{
    /// <summary>How far it is.</summary>
    public ActivityStatus Status { get; private init; } = ActivityStatus.Running;

    /// <summary>Whether it waits.</summary>
    public bool IsWaiting { get; private init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private init; }

    /// <summary>By which outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; private init; } = [];

    /// <summary>What it left.</summary>
    public JsonObject? Outputs { get; private init; }

    /// <summary>Why it failed; nothing personal.</summary>
    public string? Fault { get; private init; }

    /// <summary>How often it failed.</summary>
    public int Faults { get; private init; }

    /// <summary>What the definition says in the node's inputs. What an expression came to is not told: it may be of the case.</summary>
    public IReadOnlyDictionary<string, object> Constants => Node is null ? new Dictionary<string, object>() : (
        from input in Node.Descriptor.Inputs
        where input is { IsWrapped: true, IsSensitive: false } && input.IsBrowsable != false
        let value = input.ValueGetter(Node.Activity) is Input { Expression: { Type: "Literal" or "Object", Value: var constant } } ? constant : null
        where value is not null
        select KeyValuePair.Create(input.Name, value)).ToDictionary();

    internal InspectedExecution After(string name, DateTimeOffset at, JsonObject json)
    {
        var known = json["outputs"] is JsonObject outputs ? this with { Outputs = Merged(outputs) } : this;
        return name switch
        {
            LogEvents.Completed => known with { Status = ActivityStatus.Completed, IsWaiting = false, EndedAt = at, Outcomes = ExecutionHistory.OutcomesOf(json), Fault = null },
            LogEvents.Canceled => known with { Status = ActivityStatus.Canceled, IsWaiting = false, EndedAt = at },
            LogEvents.Faulted => known with { Status = ActivityStatus.Faulted, IsWaiting = false, Fault = (string?)json["message"], Faults = Faults + 1 },
            LogEvents.Suspended => known with { Status = ActivityStatus.Running, IsWaiting = true, Fault = null },
            LogEvents.Started or LogEvents.Resumed => known with { Status = ActivityStatus.Running, IsWaiting = false, Fault = null },
            _ => known,
        };
    }

    private JsonObject Merged(JsonObject further)
    {
        var merged = Outputs?.DeepClone().AsObject() ?? [];
        foreach (var (key, value) in further)
        {
            merged[key] = value?.DeepClone();
        }

        return merged;
    }
}
