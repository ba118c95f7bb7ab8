using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using Npgsql;
using static MedInsFlows.Host.Interventions.MigrationEndpoints;

namespace MedInsFlows.Host.Interventions;

/// <summary>Carries open cases over to another published version of their item, each in a transaction of its own. Thread-safe.</summary>
internal sealed class MigrationOffice(NpgsqlDataSource dataSource, MigrationForecasts forecasts, CaseOffice office, CaseServices services)
{
    /// <summary>What would happen to the open cases that are on other versions.</summary>
    public async Task<Page<CaseForecast>> ForecastAsync(Journey journey, Paging paging, CancellationToken cancellationToken)
    {
        var item = await VersionAsync(journey.Region, journey.Item, journey.Version, cancellationToken);
        var cases = await new ListQuery("cases.id, case_number", "cases.standings standing", "received_at, case_id", new("case_id", "join cases.cases on cases.id = listed.case_id"))
            .And("standing.closed_at is null and standing.region = {0}", journey.Region)
            .And("standing.item = {0}", journey.Item)
            .And("exists (select from engine.instances instance where instance.id = case_id and instance.definition_version_id <> {0})", item.Version.Id)
            .ReadAsync(dataSource, paging, reader => Task.FromResult((Id: reader.GetGuid(0), Number: reader.GetString(1))), cancellationToken);
        var told = (await forecasts.ForecastAsync([.. cases.Items.Select(found => found.Id)], item.Version.Id, journey.Targets ?? Nowhere, cancellationToken))
            .ToDictionary(forecast => forecast.InstanceId);
        return paging.Of([.. cases.Items.Where(found => told.ContainsKey(found.Id)).Select(found => View(found.Id, found.Number, told[found.Id]))], cases.Total);
    }

    /// <summary>Carries cases over. What cannot be is told, and holds up no other.</summary>
    public async Task<IReadOnlyList<CaseMigrated>> MigrateAsync(MigrationOrder order, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var item = await VersionAsync(order.Region, order.Item, order.Version, cancellationToken);
        var decisions = new OperatorDecisions(services, caller);
        var results = new List<CaseMigrated>();
        foreach (var caseId in order.Cases.Distinct())
        {
            try
            {
                await office.MigrateAsync(context, caseId, item.Version.Id, order.Targets ?? Nowhere, found => decisions.Migrate(found, item, order.Reason), cancellationToken);
                results.Add(new CaseMigrated(caseId, Migrated: true, null));
            }
            catch (ProblemException problem)
            {
                results.Add(new CaseMigrated(caseId, Migrated: false, problem.Detail));
            }
        }

        return results;
    }

    private static IReadOnlyDictionary<string, string> Nowhere { get; } = new Dictionary<string, string>();

    private static CaseForecast View(Guid id, string number, MigrationForecast forecast) => new(
        id,
        number,
        forecast.Version,
        forecast.IsPossible,
        [.. forecast.Waits.Select(wait => new WaitForecast(wait.NodeId, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(wait.Fate.ToString()), wait.Target, wait.Problem))]);

    private async Task<PublishedItem> VersionAsync(string region, string item, int version, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id from engine.definition_versions where definition_id = $1 and version = $2 and published_at is not null");
        query.Parameters.Add(new() { Value = $"{region}-{item}" });
        query.Parameters.Add(new() { Value = version });
        try
        {
            return await query.ExecuteScalarAsync(cancellationToken) is Guid id
                ? await services.Items.GetAsync(id, cancellationToken)
                : throw Problem.InvalidBody([new("/version", ErrorCode.BadValue, "该事项没有发布过这个版本。")]);
        }
        catch (DefinitionException)
        {
            throw Problem.InvalidBody([new("/version", ErrorCode.BadValue, "这个版本现在不能运行。")]);
        }
    }
}
