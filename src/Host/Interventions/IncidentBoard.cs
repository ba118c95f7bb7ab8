using System.ComponentModel;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Interventions;

/// <summary>The faults in flows, for the administrator: what stands still and why. Thread-safe.</summary>
internal sealed class IncidentBoard(NpgsqlDataSource dataSource, DefinitionCatalog catalog)
{
    /// <summary>A page of them, what has stood longest first.</summary>
    public Task<Page<IncidentView>> ListAsync(Paging paging, CancellationToken cancellationToken) => new ListQuery(
            "instance.id, case_number, instance.updated_at, incident ->> 'activityId', incident ->> 'activityInstanceId', incident ->> 'message', instance.definition_version_id",
            "engine.instances instance left join cases.cases on cases.id = instance.id cross join lateral jsonb_array_elements(instance.state::jsonb -> 'incidents') incident",
            "instance.updated_at, instance.id")
        .And("instance.incidents > {0}", 0)
        .ReadAsync(
            dataSource,
            paging,
            async reader => new IncidentView(
                reader.GetGuid(0),
                reader.IsDBNull(1) ? null : reader.GetString(1),
                Instant.FromDateTimeUtc(reader.GetDateTime(2)),
                reader.GetString(3),
                await NameOfAsync(reader.GetGuid(6), reader.GetString(3), cancellationToken),
                reader.GetString(4),
                reader.GetString(5)),
            cancellationToken);

    /// <summary>How many flows stand because of a fault.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select count(*) from engine.instances where incidents > 0");
        return (long)(await query.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<string> NameOfAsync(Guid versionId, string activityId, CancellationToken cancellationToken) =>
        (await catalog.GetAsync(versionId, cancellationToken)).Graph.FindNodeByActivityId(activityId) is { } node ? NodeView.NameOf(node) : activityId;
}

/// <summary>A fault in a flow, on the wire and on pages; nothing of the case itself.</summary>
internal sealed record IncidentView(
    Guid CaseId, [property: Description("没有办件的子流程为空")] string? CaseNumber, Instant At, string ActivityId, string ActivityName, string ExecutionId, string Message);
