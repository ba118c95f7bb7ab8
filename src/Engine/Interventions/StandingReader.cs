using System.Text.Json;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using Npgsql;

namespace MedInsFlows.Engine.Interventions;

/// <summary>Reads where instances stand. Thread-safe.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="catalog">The versions.</param>
public sealed class StandingReader(NpgsqlDataSource dataSource, DefinitionCatalog catalog)
{
    /// <summary>Where an instance stands.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    public async Task<Standing> ReadAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select definition_version_id, stimuli, state from engine.instances where id = $1");
        query.Parameters.Add(new() { Value = instanceId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InstanceNotFoundException(instanceId);
        }

        var (versionId, stimuli, state) = (reader.GetGuid(0), reader.GetInt32(1), JsonSerializer.Deserialize(reader.GetString(2), InstanceStateJson.Default.InstanceState)!);
        return Standing.Of(instanceId, await catalog.GetAsync(versionId, cancellationToken), stimuli, state);
    }
}
