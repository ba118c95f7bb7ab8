using System.Text.Json;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Definitions;

/// <summary>A version of a definition, ready to run. Immutable; thread-safe.</summary>
/// <param name="Id">The id of the version.</param>
/// <param name="DefinitionId">The id that all versions share.</param>
/// <param name="Number">The number of the version, from 1.</param>
/// <param name="Document">The definition.</param>
/// <param name="Graph">The workflow made of it.</param>
public sealed record DefinitionVersion(Guid Id, string DefinitionId, int Number, JsonElement Document, WorkflowGraph Graph);
