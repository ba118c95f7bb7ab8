using System.Text.Json;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Journal;
using Npgsql;

namespace MedInsFlows.Engine.Inspection;

/// <summary>Lets people look at instances. Nothing is changed, nothing of a case is in what they see. Thread-safe.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="catalog">The versions.</param>
/// <param name="journal">The journals.</param>
public sealed class InstanceInspector(NpgsqlDataSource dataSource, DefinitionCatalog catalog, JournalReader journal)
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    /// <summary>An instance; null where there is none.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<InspectedInstance?> FindAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select definition_version_id, created_at, updated_at, finished_at, state from engine.instances where id = $1");
        query.Parameters.Add(new() { Value = instanceId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var version = await catalog.GetAsync(reader.GetGuid(0), cancellationToken);
        var state = JsonSerializer.Deserialize(reader.GetString(4), InstanceStateJson.Default.InstanceState)!;
        return new InspectedInstance(
            instanceId,
            version,
            state.SubStatus,
            state.Name,
            state.CorrelationId,
            state.Parent,
            reader.GetFieldValue<DateTimeOffset>(1),
            reader.GetFieldValue<DateTimeOffset>(2),
            reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
            [.. state.Bookmarks.Select(bookmark => Bookmark(bookmark, state, version.Graph))],
            state.Incidents ?? [],
            [.. Variables(state, version.Graph)],
            state.Input ?? Nothing,
            state.Output ?? Nothing,
            state.Properties ?? Nothing);
    }

    /// <summary>What happened in an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ExecutionHistory> HistoryAsync(InspectedInstance instance, CancellationToken cancellationToken) =>
        ExecutionHistory.Of(await journal.ReadAsync(instance.Id, cancellationToken), instance.Version.Graph);

    private static InspectedBookmark Bookmark(BookmarkState bookmark, InstanceState state, WorkflowGraph graph) => new(
        bookmark.Id,
        bookmark.Name,
        state.Executions.FirstOrDefault(execution => execution.Id == bookmark.Execution) is { } execution ? graph.FindNodeById(execution.NodeId) : null,
        bookmark.Execution,
        bookmark.CreatedAt);

    private static IEnumerable<InspectedVariable> Variables(InstanceState state, WorkflowGraph graph)
    {
        var declared = graph.Nodes.SelectMany(node => node.Activity switch
        {
            Workflow workflow => workflow.Variables,
            Container container => container.Variables,
            _ => [],
        });
        var names = declared.GroupBy(variable => variable.Id).ToDictionary(variables => variables.Key, variables => variables.First().Name);
        return
            from execution in state.Executions
            from variable in execution.Variables ?? Nothing
            let name = names.GetValueOrDefault(variable.Key) ?? execution.DynamicVariables?.FirstOrDefault(known => known.Value == variable.Key).Key
            select new InspectedVariable(variable.Key, name ?? variable.Key, variable.Value);
    }
}
