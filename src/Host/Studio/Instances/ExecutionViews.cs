using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Inspection;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>An execution in short, on the wire.</summary>
internal record ExecutionSummary(
    string Id,
    Guid WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    bool HasBookmarks,
    ActivityStatus Status,
    JsonObject Metadata)
{
    /// <summary>The wire form of an execution in short.</summary>
    public static ExecutionSummary Of(Guid instance, InspectedExecution execution) => new(
        ExecutionKey.Of(instance, execution.Id),
        instance,
        NodeText.Id(execution.NodeId),
        execution.NodeId,
        NodeText.Type(execution.Node),
        execution.Node?.Activity.Version ?? 1,
        execution.Node?.Activity.Name,
        execution.StartedAt,
        execution.EndedAt,
        execution.IsWaiting,
        execution.Status,
        []);
}

/// <summary>An execution with all that is known of it, on the wire.</summary>
internal sealed record ExecutionDetail : ExecutionSummary
{
    private ExecutionDetail(ExecutionSummary summary)
        : base(summary)
    {
    }

    /// <summary>The constants of its inputs.</summary>
    public required JsonObject? ActivityState { get; init; }

    /// <summary>Its outcomes.</summary>
    public required JsonObject? Payload { get; init; }

    /// <summary>Its outputs.</summary>
    public required JsonObject? Outputs { get; init; }

    /// <summary>Nothing; Studio wants it there.</summary>
    public JsonObject Properties { get; } = [];

    /// <summary>Why it stopped; null where it did not.</summary>
    public required ExceptionView? Exception { get; init; }

    /// <summary>How many faults stand in it and below.</summary>
    public required int AggregateFaultCount { get; init; }

    /// <summary>The execution that let it run; null for the outermost.</summary>
    public required string? SchedulingActivityExecutionId { get; init; }

    /// <summary>The activity of that execution.</summary>
    public required string? SchedulingActivityId { get; init; }

    /// <summary>The instance of that execution.</summary>
    public required Guid? SchedulingWorkflowInstanceId { get; init; }

    /// <summary>How many stand above it.</summary>
    public required int CallStackDepth { get; init; }

    /// <summary>The wire form of an execution.</summary>
    public static ExecutionDetail Whole(Guid instance, InspectedExecution execution)
    {
        var parent = execution.NodeId.LastIndexOf(':') is > 0 and var end ? execution.NodeId[..end] : null;
        return new ExecutionDetail(Of(instance, execution))
        {
            ActivityState = new JsonObject(execution.Constants.Select(constant => KeyValuePair.Create(constant.Key, JsonSerializer.SerializeToNode(constant.Value, constant.Value.GetType(), ElsaJson.Options)))),
            Payload = OutcomesView.Of(execution.Outcomes),
            Outputs = execution.Outputs,
            Exception = execution.Fault is { } fault ? ExceptionView.Of(null, fault) : null,
            AggregateFaultCount = execution.Faults,
            SchedulingActivityExecutionId = execution.ParentId is { } parentId ? ExecutionKey.Of(instance, parentId) : null,
            SchedulingActivityId = execution.ParentId is null || parent is null ? null : NodeText.Id(parent),
            SchedulingWorkflowInstanceId = execution.ParentId is null ? null : instance,
            CallStackDepth = execution.NodeId.Count(letter => letter == ':'),
        };
    }
}

/// <summary>How often a node ran, on the wire.</summary>
internal sealed record NodeStats(
    string ActivityId,
    string ActivityNodeId,
    int StartedCount,
    int CompletedCount,
    int UncompletedCount,
    bool IsBlocked,
    bool IsFaulted,
    int AggregateFaultCount,
    JsonObject Metadata)
{
    /// <summary>The executions of one node, counted.</summary>
    public static NodeStats Of(string nodeId, IReadOnlyCollection<InspectedExecution> executions) => new(
        NodeText.Id(nodeId),
        nodeId,
        executions.Count,
        executions.Count(execution => execution.Status == ActivityStatus.Completed),
        executions.Count(execution => execution.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled)),
        executions.Any(execution => execution.IsWaiting),
        executions.Any(execution => execution.Status == ActivityStatus.Faulted),
        executions.Sum(execution => execution.Faults),
        []);
}

/// <summary>An event of the journal, on the wire.</summary>
internal sealed record JournalRow(
    string Id,
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    int Sequence,
    string EventName,
    string? Message,
    string Source,
    JsonObject? ActivityState,
    JsonObject? Payload)
{
    /// <summary>The wire form of an event.</summary>
    public static JournalRow Of(Guid instance, ExecutionEvent happened, InspectedExecution execution) => new(
        $"{instance}-{happened.Sequence}",
        ExecutionKey.Of(instance, happened.Execution),
        execution.ParentId is { } parent ? ExecutionKey.Of(instance, parent) : null,
        NodeText.Id(happened.NodeId),
        NodeText.Type(execution.Node),
        execution.Node?.Activity.Version ?? 1,
        execution.Node?.Activity.Name,
        happened.NodeId,
        happened.At,
        happened.Sequence,
        happened.Event,
        happened.Message,
        NodeText.Type(execution.Node),
        null,
        OutcomesView.Of(happened.Outcomes));
}

/// <summary>Outcomes, as Elsa has them beside an event.</summary>
internal static class OutcomesView
{
    /// <summary>The wire form of outcomes; null where there is none.</summary>
    public static JsonObject? Of(IReadOnlyList<string> outcomes) =>
        outcomes.Count == 0 ? null : new JsonObject { ["Outcomes"] = new JsonArray([.. outcomes.Select(outcome => JsonValue.Create(outcome))]) };
}

/// <summary>What is said of a node.</summary>
internal static class NodeText
{
    private const string Gone = "Elsa.NotFoundActivity";

    /// <summary>The id of the activity at a place.</summary>
    public static string Id(string nodeId) => nodeId[(nodeId.LastIndexOf(':') + 1)..];

    /// <summary>The type of a node; of one that is gone, Elsa's placeholder.</summary>
    public static string Type(ActivityNode? node) => node?.Activity.Type ?? Gone;
}
