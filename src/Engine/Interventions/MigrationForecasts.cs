using System.Text.Json;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using Npgsql;

namespace MedInsFlows.Engine.Interventions;

/// <summary>Says what would happen to instances if they were carried over to another version. Changes nothing and locks nothing. Thread-safe.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="catalog">The versions.</param>
public sealed class MigrationForecasts(NpgsqlDataSource dataSource, DefinitionCatalog catalog)
{
    /// <summary>Says what would happen.</summary>
    /// <param name="instanceIds">The instances; those that have ended or are on that version already are passed over.</param>
    /// <param name="versionId">The version by which they would go on.</param>
    /// <param name="targets">For waits that are to go on elsewhere: by their node the node at which the flow goes on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<MigrationForecast>> ForecastAsync(
        IReadOnlyList<Guid> instanceIds, Guid versionId, IReadOnlyDictionary<string, string> targets, CancellationToken cancellationToken)
    {
        var after = await catalog.GetAsync(versionId, cancellationToken);
        var migrations = new Dictionary<Guid, Migration>();
        var forecasts = new List<MigrationForecast>();
        foreach (var (id, before, stimuli, state) in await ReadAsync(instanceIds, after, cancellationToken))
        {
            if (!migrations.TryGetValue(before, out var migration))
            {
                migrations[before] = migration = new Migration(await catalog.GetAsync(before, cancellationToken), after, targets);
            }

            forecasts.Add(new MigrationForecast(id, migration.Before.Number, stimuli, migration.Judge(state)));
        }

        return forecasts;
    }

    private async Task<List<(Guid Id, Guid Before, int Stimuli, InstanceState State)>> ReadAsync(IReadOnlyList<Guid> instanceIds, DefinitionVersion after, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select instance.id, definition_version_id, stimuli, state from engine.instances instance
            join engine.definition_versions version on version.id = definition_version_id
            where instance.id = any($1) and finished_at is null and definition_id = $2 and definition_version_id <> $3 order by instance.id
            """);
        query.Parameters.Add(new() { Value = instanceIds.ToArray() });
        query.Parameters.Add(new() { Value = after.DefinitionId });
        query.Parameters.Add(new() { Value = after.Id });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var instances = new List<(Guid, Guid, int, InstanceState)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2), JsonSerializer.Deserialize(reader.GetString(3), InstanceStateJson.Default.InstanceState)!));
        }

        return instances;
    }
}

/// <summary>What would happen to an instance.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Version">The version that it is on.</param>
/// <param name="Stimuli">The number of the last stimulus, by which a command can say what its sender knew of.</param>
/// <param name="Waits">What would become of its waits.</param>
public sealed record MigrationForecast(Guid InstanceId, int Version, int Stimuli, IReadOnlyList<CarriedWait> Waits)
{
    /// <summary>Whether it can be carried over.</summary>
    public bool IsPossible => Waits.All(wait => wait.Fate != WaitFate.Impossible);
}
