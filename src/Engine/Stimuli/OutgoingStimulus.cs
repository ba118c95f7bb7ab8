using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Stimuli;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Journal;

namespace MedInsFlows.Engine.Stimuli;

/// <summary>What a burst has for other instances. It is written in the commit of the burst and delivered afterwards.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Aim">What it brings.</param>
/// <param name="Name">What happened, in the journal of who receives it.</param>
internal sealed record OutgoingStimulus(string Id, StimulusAim Aim, string Name)
{
    /// <summary>To whom; for a signal, none means all that wait for it.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The wait point to go on at.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>What those wait for that a signal is for.</summary>
    public string? Hash { get; init; }

    /// <summary>Of an instance to be started, its definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Of an instance to be started, its correlation id; of a signal, that of those who hear it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The wait point of the sender at which the end of the started instance is awaited.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>What it brings: nothing personal.</summary>
    public JsonObject Input { get; init; } = [];

    /// <summary>An event.</summary>
    public static OutgoingStimulus Event(string id, EventStimulus awaited, object? payload) => new(id, StimulusAim.Signal, awaited.EventName)
    {
        Hash = StimulusHash.Of(EventStimulus.Name, awaited, null),
        Input = new JsonObject { [Elsa.Workflows.Runtime.Activities.Event.EventInputWorkflowInputKey] = JournalValue.Of(payload) },
    };

    /// <summary>The result of a task.</summary>
    public static OutgoingStimulus TaskDone(string id, string taskId, object? result) => new(id, StimulusAim.Signal, RunTaskStimulus.Name)
    {
        Hash = StimulusHash.Of(RunTaskStimulus.Name, new RunTaskStimulus(taskId, string.Empty), null),
        Input = new JsonObject { [RunTask.InputKey] = JournalValue.Of(result) },
    };

    /// <summary>A child to be started.</summary>
    public static OutgoingStimulus Start(string id, string childId, string definitionId, IDictionary<string, object>? input) => new(id, StimulusAim.Start, "ChildStarted")
    {
        InstanceId = childId,
        DefinitionId = definitionId,
        Input = JournalValue.Of(input) as JsonObject ?? [],
    };

    /// <summary>A child to be cancelled.</summary>
    public static OutgoingStimulus Cancel(string id, string childId) => new(id, StimulusAim.Cancel, "ParentCancelled") { InstanceId = childId };

    /// <summary>The end of a child, for the parent that waits for it.</summary>
    public static OutgoingStimulus Ended(string id, string parentId, string bookmarkId, WorkflowSubStatus status, IDictionary<string, object>? output) => new(id, StimulusAim.Resume, "ChildEnded")
    {
        InstanceId = parentId,
        BookmarkId = bookmarkId,
        Input = new JsonObject { [ChildEnd.Status] = status.ToString(), [ChildEnd.Output] = JournalValue.Of(output) ?? new JsonObject() },
    };
}
