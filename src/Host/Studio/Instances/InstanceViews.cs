using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Inspection;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>An instance in a list, on the wire.</summary>
internal record InstanceSummary(
    Guid Id,
    string DefinitionId,
    Guid DefinitionVersionId,
    int Version,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Of a standing, whether it is an end.</summary>
    public static WorkflowStatus StatusOf(WorkflowSubStatus subStatus) =>
        subStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted ? WorkflowStatus.Finished : WorkflowStatus.Running;
}

/// <summary>An instance with what it keeps, on the wire.</summary>
internal sealed record InstanceDetail : InstanceSummary
{
    private InstanceDetail(InstanceSummary summary)
        : base(summary)
    {
    }

    /// <summary>The instance that started it; null where an application did.</summary>
    public required string? ParentWorkflowInstanceId { get; init; }

    /// <summary>What it keeps.</summary>
    public required StateView WorkflowState { get; init; }

    /// <summary>The wire form of an instance.</summary>
    public static InstanceDetail Of(InspectedInstance instance, string? caseNumber) => new(new InstanceSummary(
        instance.Id,
        instance.Version.DefinitionId,
        instance.Version.Id,
        instance.Version.Number,
        StatusOf(instance.SubStatus),
        instance.SubStatus,
        instance.CorrelationId ?? caseNumber,
        instance.Name ?? caseNumber,
        instance.Incidents.Count,
        instance.CreatedAt,
        instance.UpdatedAt,
        instance.FinishedAt))
    {
        ParentWorkflowInstanceId = instance.ParentId,
        WorkflowState = StateView.Of(instance),
    };
}

/// <summary>What an instance keeps, on the wire.</summary>
internal sealed record StateView(
    Guid Id,
    string DefinitionId,
    Guid DefinitionVersionId,
    int DefinitionVersion,
    string? CorrelationId,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    IReadOnlyList<BookmarkView> Bookmarks,
    IReadOnlyList<IncidentView> Incidents,
    IncidentView? Fault,
    JsonArray CompletionCallbacks,
    JsonArray ActivityExecutionContexts,
    IReadOnlyDictionary<string, JsonElement> Input,
    IReadOnlyDictionary<string, JsonElement> Output,
    IReadOnlyDictionary<string, JsonElement> Properties,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>The wire form of what an instance keeps.</summary>
    public static StateView Of(InspectedInstance instance) => new(
        instance.Id,
        instance.Version.DefinitionId,
        instance.Version.Id,
        instance.Version.Number,
        instance.CorrelationId,
        InstanceSummary.StatusOf(instance.SubStatus),
        instance.SubStatus,
        [.. instance.Bookmarks.Select(bookmark => new BookmarkView(
            bookmark.Id, bookmark.Name, bookmark.Node?.Activity.Id, bookmark.Node?.NodeId, ExecutionKey.Of(instance.Id, bookmark.ExecutionId), bookmark.CreatedAt))],
        [.. instance.Incidents.Select(IncidentView.Of)],
        instance.SubStatus == WorkflowSubStatus.Faulted && instance.Incidents is [.., var last] ? IncidentView.Of(last) : null,
        [],
        [],
        instance.Input,
        instance.Output,
        instance.Properties,
        instance.CreatedAt,
        instance.UpdatedAt,
        instance.FinishedAt);
}

/// <summary>A wait, on the wire.</summary>
internal sealed record BookmarkView(string Id, string Name, string? ActivityId, string? ActivityNodeId, string ActivityInstanceId, DateTimeOffset CreatedAt);

/// <summary>A fault, on the wire.</summary>
internal sealed record IncidentView(string ActivityId, string ActivityNodeId, string ActivityType, string Message, ExceptionView Exception, DateTimeOffset Timestamp)
{
    /// <summary>The wire form of a fault.</summary>
    public static IncidentView Of(ActivityIncident incident) => new(
        incident.ActivityId,
        incident.ActivityNodeId,
        incident.ActivityType,
        incident.Message,
        ExceptionView.Of(incident.ExceptionType, incident.Message),
        incident.Timestamp);
}

/// <summary>Why something failed, on the wire; without traces and values, see docs/elsa-compatibility.md.</summary>
internal sealed record ExceptionView(string Type, string Message, string? StackTrace, ExceptionView? InnerException, JsonObject? Metadata)
{
    /// <summary>A fault in words.</summary>
    public static ExceptionView Of(string? type, string message) => new(type ?? "Fault", message, null, null, null);
}

/// <summary>Where an instance stands, on the wire; under both names that Elsa has for it.</summary>
internal sealed record StandingView(WorkflowStatus Status, WorkflowSubStatus SubStatus, WorkflowSubStatus WorkflowSubStatus, DateTimeOffset UpdatedAt);

/// <summary>A variable, on the wire.</summary>
internal sealed record VariableView(string Id, string Name, JsonElement Value);
