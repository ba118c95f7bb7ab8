using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Instances;

/// <summary>What an instance keeps between bursts. Small by intent: what the pinned definition says is not written again, what ended is forgotten.</summary>
internal sealed record InstanceState
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public WorkflowSubStatus SubStatus { get; init; }

    public string? Name { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>The instance that started this one.</summary>
    public string? Parent { get; init; }

    /// <summary>The wait point of the parent at which the end is awaited.</summary>
    public string? ReplyTo { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether an administrator lets it stand still.</summary>
    public bool IsHeld { get; init; }

    public IReadOnlyList<ExecutionState> Executions { get; init; } = [];

    public IReadOnlyList<BookmarkState> Bookmarks { get; init; } = [];

    public IReadOnlyList<CallbackState>? Callbacks { get; init; }

    /// <summary>Work that was queued when a fault stopped the burst.</summary>
    public IReadOnlyList<WorkState>? Queue { get; init; }

    public IReadOnlyList<ActivityIncident>? Incidents { get; init; }

    public Dictionary<string, JsonElement>? Input { get; init; }

    public Dictionary<string, JsonElement>? Output { get; init; }

    public Dictionary<string, JsonElement>? Properties { get; init; }
}

/// <summary>An execution that has not ended.</summary>
internal sealed record ExecutionState(string Id, string NodeId)
{
    public string? Parent { get; init; }

    public ActivityStatus Status { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public JsonElement? Tag { get; init; }

    public int Faults { get; init; }

    public Dictionary<string, JsonElement>? Input { get; init; }

    public Dictionary<string, JsonElement>? Properties { get; init; }

    public Dictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>By variable id.</summary>
    public Dictionary<string, JsonElement>? Variables { get; init; }

    /// <summary>Name and id of variables that the definition does not know.</summary>
    public Dictionary<string, string>? DynamicVariables { get; init; }
}

/// <summary>A point where an execution waits.</summary>
internal sealed record BookmarkState(string Id, string Name, string Hash, string Execution)
{
    public JsonElement? Payload { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool KeepsBurning { get; init; }

    public string? Callback { get; init; }

    public bool StaysOpen { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}

/// <summary>An execution that wants to hear when a child completes.</summary>
internal sealed record CallbackState(string Owner, string ChildNodeId, string Method)
{
    public JsonElement? Tag { get; init; }
}

/// <summary>Queued work.</summary>
internal sealed record WorkState(string NodeId)
{
    public string? Owner { get; init; }

    public string? Existing { get; init; }

    public string? Bookmark { get; init; }

    public JsonElement? Tag { get; init; }

    public Dictionary<string, JsonElement>? Input { get; init; }

    public IReadOnlyList<VariableState>? Variables { get; init; }

    /// <summary>What the stimulus brought that set it off.</summary>
    public Dictionary<string, JsonElement>? Brought { get; init; }
}

/// <summary>A variable for an execution that has not begun.</summary>
internal sealed record VariableState(string Id, string Name)
{
    public JsonElement? Value { get; init; }

    public bool IsKept { get; init; }
}

/// <summary>Reading and writing of <see cref="InstanceState"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(InstanceState))]
[JsonSerializable(typeof(FlowScope))]
internal sealed partial class InstanceStateJson : JsonSerializerContext;
