using System.Globalization;
using Elsa.Workflows;
using MedInsFlows.Engine.Inspection;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Studio.Wire;
using Npgsql;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>
/// The instances of the caller's region, as Elsa Studio reads them: where flows stand and how they came there. Nothing of what people sent is in instances. Lists
/// read narrow columns only. Thread-safe.
/// </summary>
internal sealed class StudioInstances(NpgsqlDataSource dataSource, InstanceInspector inspector, DefinitionOffice office)
{
    private const string Columns =
        "instance.id, instance.definition_version_id, instance.sub_status, instance.correlation_id, instance.name, instance.incidents, instance.created_at, instance.updated_at, instance.finished_at, case_number";

    private const string Searched =
        """
        instance.id in (
            select id from cases.cases where case_number = {0}
            union all select id from engine.instances where id = {1}
            union all select id from engine.instances where (name is not null or correlation_id is not null) and (correlation_id = {0} or strpos(lower(name), lower({0})) > 0))
        """;

    // Only an order by names needs the cases before the page is cut.
    private static readonly ListCut Opened = new("instance.id as instance_id", "join engine.instances instance on instance.id = listed.instance_id left join cases.cases on cases.id = instance.id");

    /// <summary>A page of instances.</summary>
    public async Task<ElsaPage<InstanceSummary>> ListAsync(Caller caller, InstanceQuery query, CancellationToken cancellationToken)
    {
        var paging = ElsaPaging.Page(query.Page, query.PageSize);
        var versions = (await office.ListAsync(caller, cancellationToken))
            .Where(history => (query.DefinitionId is not { Length: > 0 } wanted || wanted == history.DefinitionId) && (query.DefinitionIds is not [_, ..] many || many.Contains(history.DefinitionId)))
            .SelectMany(history => history.Versions.Select(version => (history.DefinitionId, Version: version)))
            .Where(one => query.Version is not { } number || one.Version.Number == number)
            .ToDictionary(one => one.Version.Id);
        if (query.IsSystem is true)
        {
            return new([], 0);
        }

        var source = query.OrderBy == InstanceOrder.Name ? "engine.instances instance left join cases.cases on cases.id = instance.id" : "engine.instances instance";
        var list = new ListQuery(Columns, source, Order(query), Opened)
            .And("instance.definition_version_id = any({0})", versions.Keys.ToArray())
            .And("instance.correlation_id = {0}", Sound(query.CorrelationId))
            .And("(instance.incidents > 0) = {0}", query.HasIncidents)
            .And("(instance.sub_status = any('{{Finished,Cancelled,Faulted}}')) = {0}", Statuses(query) is [var status] ? status == WorkflowStatus.Finished : null)
            .And("instance.sub_status = any({0})", SubStatuses(query) is [_, ..] subStatuses ? subStatuses : null);
        if (Sound(query.SearchTerm?.Trim()) is { } term)
        {
            list.AndSeveral(Searched, [term, Guid.TryParse(term, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty]);
        }

        foreach (var filter in query.TimestampFilters ?? [])
        {
            list.And($"{Column(filter.Column)} {Sign(filter.Operator)} {{0}}", filter.Timestamp.ToUniversalTime());
        }

        var page = await list.ReadAsync(dataSource, new Paging((paging.Skip / paging.Take) + 1, paging.Take), reader => Task.FromResult(Read(reader, id => (versions[id].DefinitionId, versions[id].Version.Number))), cancellationToken);
        return new(page.Items, page.Total);
    }

    /// <summary>An instance.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller; here as below.</exception>
    public async Task<InspectedInstance> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var instance = await inspector.FindAsync(id, cancellationToken) ?? throw Problem.NotFound();
        DefinitionReach.Require(caller, instance.Version.DefinitionId);
        return instance;
    }

    /// <summary>An instance with what it keeps.</summary>
    public async Task<InstanceDetail> ReadAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var instance = await FindAsync(caller, id, cancellationToken);
        await using var query = dataSource.CreateCommand("select case_number from cases.cases where id = $1");
        query.Parameters.Add(new() { Value = id });
        return InstanceDetail.Of(instance, await query.ExecuteScalarAsync(cancellationToken) as string);
    }

    /// <summary>Where an instance stands. Asked every few seconds by whoever looks at one.</summary>
    public async Task<StandingView> StandingAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select definition_id, sub_status, updated_at from engine.instances instance join engine.definition_versions version on version.id = definition_version_id
            where instance.id = $1
            """);
        query.Parameters.Add(new() { Value = id });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw Problem.NotFound();
        }

        DefinitionReach.Require(caller, reader.GetString(0));
        var subStatus = Enum.Parse<WorkflowSubStatus>(reader.GetString(1));
        return new StandingView(InstanceSummary.StatusOf(subStatus), subStatus, subStatus, reader.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>An instance and what happened in it.</summary>
    public async Task<(InspectedInstance Instance, ExecutionHistory History)> HistoryAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var instance = await FindAsync(caller, id, cancellationToken);
        return (instance, await inspector.HistoryAsync(instance, cancellationToken));
    }

    private static InstanceSummary Read(NpgsqlDataReader reader, Func<Guid, (string DefinitionId, int Number)> versionOf)
    {
        var (versionId, subStatus, caseNumber) = (reader.GetGuid(1), Enum.Parse<WorkflowSubStatus>(reader.GetString(2)), reader[9] as string);
        var (definitionId, number) = versionOf(versionId);
        return new InstanceSummary(
            reader.GetGuid(0),
            definitionId,
            versionId,
            number,
            InstanceSummary.StatusOf(subStatus),
            subStatus,
            reader[3] as string ?? caseNumber,
            reader[4] as string ?? caseNumber,
            reader.GetInt32(5),
            reader.GetFieldValue<DateTimeOffset>(6),
            reader.GetFieldValue<DateTimeOffset>(7),
            reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8));
    }

    /// <summary>A text that the database can hold; null where there is none.</summary>
    private static string? Sound(string? text) => string.IsNullOrEmpty(text) ? null : text.Replace("\0", string.Empty, StringComparison.Ordinal);

    private static IReadOnlyList<WorkflowStatus> Statuses(InstanceQuery query) =>
        [.. (query.Statuses is [_, ..] many ? many : query.Status is { } one ? [one] : []).Distinct()];

    private static string[] SubStatuses(InstanceQuery query) =>
        [.. (query.SubStatuses is [_, ..] many ? many : query.SubStatus is { } one ? [one] : []).Select(subStatus => subStatus.ToString())];

    /// <summary>Ids are in the order of creation and have an index.</summary>
    private static string Order(InstanceQuery query)
    {
        var direction = query.OrderDirection == OrderDirection.Ascending ? "asc" : "desc";
        return query.OrderBy switch
        {
            InstanceOrder.LastExecuted => $"instance.updated_at {direction}, instance.id {direction}",
            InstanceOrder.Finished => $"instance.finished_at {direction} nulls last, instance.id {direction}",
            InstanceOrder.Name => $"coalesce(instance.name, case_number) {direction}, instance.id {direction}",
            _ => $"instance.id {direction}",
        };
    }

    private static string Column(TimestampColumn column) => column switch
    {
        TimestampColumn.UpdatedAt => "instance.updated_at",
        TimestampColumn.FinishedAt => "instance.finished_at",
        _ => "instance.created_at",
    };

    private static string Sign(TimestampOperator comparison) => comparison switch
    {
        TimestampOperator.Is => "=",
        TimestampOperator.IsNot => "is distinct from",
        TimestampOperator.LessThan => "<",
        TimestampOperator.GreaterThan => ">",
        TimestampOperator.LessThanOrEqual => "<=",
        _ => ">=",
    };
}
