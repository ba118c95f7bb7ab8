using System.Text.Json;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Definitions;

/// <summary>The definitions in the database. Thread-safe; any number of hosts may share it.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="random">For the ids of versions.</param>
/// <param name="machineTime">For the dates of versions.</param>
public sealed class DefinitionStore(NpgsqlDataSource dataSource, IRandomSource random, TimeProvider machineTime)
{
    /// <summary>Imports a definition from a file and publishes it, unless a file with this very content was imported before.</summary>
    /// <param name="definitionId">The id that all its versions share.</param>
    /// <param name="canonical">Its canonical text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether a new version was published.</returns>
    public async Task<bool> ImportAsync(string definitionId, string canonical, CancellationToken cancellationToken)
    {
        var (hash, now) = (DefinitionText.Hash(canonical), machineTime.GetUtcNow());
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add("select pg_advisory_xact_lock(hashtextextended('engine.definition:' || $1, 0))", definitionId);
        transaction.Add("insert into engine.imported_files (sha256, definition_id, imported_at) values ($1, $2, $3) on conflict do nothing returning true", hash, definitionId, now);
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken))
            {
                return false;
            }
        }

        transaction.Add("update engine.definition_versions set is_latest = false, is_published = false where definition_id = $1 and (is_latest or is_published)", definitionId);
        transaction.Add(
            """
            insert into engine.definition_versions (id, definition_id, version, name, document, sha256, is_latest, is_published, created_at)
            select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, true, true, $6 from engine.definition_versions where definition_id = $2
            """,
            random.NewId(),
            definitionId,
            Transaction.Typed(NameOf(canonical), NpgsqlTypes.NpgsqlDbType.Text),
            canonical,
            hash,
            now);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The published versions: id of the version by id of the definition.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, Guid>> PublishedAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select definition_id, id from engine.definition_versions where is_published");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var published = new Dictionary<string, Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            published.Add(reader.GetString(0), reader.GetGuid(1));
        }

        return published;
    }

    /// <summary>A version's document.</summary>
    internal async Task<(string DefinitionId, int Number, string Document)> LoadAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select definition_id, version, document from engine.definition_versions where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = versionId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetString(0), reader.GetInt32(1), reader.GetString(2))
            : throw new InvalidOperationException($"There is no definition version {versionId}.");
    }

    private static string? NameOf(string canonical) => JsonElement.Parse(canonical).Text("name");
}
