using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Engine.Inspection;

/// <summary>An instance as those see it who draw flows and look how they run. Immutable.</summary>
/// <param name="Id">The instance.</param>
/// <param name="Version">The version that it is on.</param>
/// <param name="SubStatus">In detail, where it stands.</param>
/// <param name="Name">The name that the flow gave it.</param>
/// <param name="CorrelationId">What it belongs to.</param>
/// <param name="ParentId">The instance that started it.</param>
/// <param name="CreatedAt">When it began, business time; here as below.</param>
/// <param name="UpdatedAt">When something last happened to it.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="Bookmarks">Where it waits.</param>
/// <param name="Incidents">The faults that somebody has to deal with.</param>
/// <param name="Variables">What it keeps in variables.</param>
/// <param name="Input">What it was given and keeps.</param>
/// <param name="Output">What it has put out.</param>
/// <param name="Properties">What the flow keeps beside variables.</param>
public sealed record InspectedInstance(
    Guid Id,
    DefinitionVersion Version,
    WorkflowSubStatus SubStatus,
    string? Name,
    string? CorrelationId,
    string? ParentId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<InspectedBookmark> Bookmarks,
    IReadOnlyList<ActivityIncident> Incidents,
    IReadOnlyList<InspectedVariable> Variables,
    IReadOnlyDictionary<string, JsonElement> Input,
    IReadOnlyDictionary<string, JsonElement> Output,
    IReadOnlyDictionary<string, JsonElement> Properties);

/// <summary>A point where an instance waits. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For what kind of thing.</param>
/// <param name="Node">At which node.</param>
/// <param name="ExecutionId">The execution that waits.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record InspectedBookmark(string Id, string Name, ActivityNode? Node, string ExecutionId, DateTimeOffset CreatedAt);

/// <summary>A variable of an instance. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record InspectedVariable(string Id, string Name, JsonElement Value);
