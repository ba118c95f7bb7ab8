using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Definitions;

/// <summary>The definitions in the database, as files bring them and cases run on them. Thread-safe; any number of hosts may share it.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="random">For the ids of versions.</param>
/// <param name="machineTime">For the dates of versions.</param>
public sealed class DefinitionStore(NpgsqlDataSource dataSource, IRandomSource random, TimeProvider machineTime)
{
    /// <summary>
    /// Imports a definition from a file, unless a file with this very content was imported before. It is published where nothing of a person's stands
    /// before it; else it waits as pending revision, in the place of an earlier one.
    /// </summary>
    /// <param name="definitionId">The id that all its versions share.</param>
    /// <param name="canonical">Its canonical text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImportOutcome> ImportAsync(string definitionId, string canonical, CancellationToken cancellationToken)
    {
        var (hash, now) = (DefinitionText.Hash(canonical), machineTime.GetUtcNow());
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        transaction.Add("insert into engine.imported_files (sha256, definition_id, imported_at) values ($1, $2, $3) on conflict do nothing returning true", hash, definitionId, now);
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return ImportOutcome.Seen;
            }
        }

        var outcome = head.Says(hash) ? ImportOutcome.Same : head.FollowsFiles ? ImportOutcome.Published : ImportOutcome.Held;
        if (outcome == ImportOutcome.Published)
        {
            var id = random.NewId();
            DefinitionRows.Insert(transaction, id, definitionId, canonical, DefinitionOrigin.File, DefinitionRows.Service, now);
            DefinitionRows.Publish(transaction, id, definitionId, DefinitionRows.Service, now);
            DefinitionRows.Record(transaction, id, DefinitionAct.Imported, DefinitionRows.Service, basis: null, now);
        }

        // What waited before is not what the files say any more.
        transaction.Add("delete from engine.pending_revisions where definition_id = $1", definitionId);
        if (outcome == ImportOutcome.Held)
        {
            transaction.Add(
                "insert into engine.pending_revisions (definition_id, name, document, sha256, found_at) values ($1, $2, $3, $4, $5)",
                definitionId,
                DefinitionRows.NameOf(canonical),
                canonical,
                hash,
                now);
            DefinitionRows.RecordPending(transaction, definitionId, DefinitionAct.Held, DefinitionRows.Service, now);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcome;
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
}
