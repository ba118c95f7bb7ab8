using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Definitions;

/// <summary>What there is of definitions, for people. Thread-safe.</summary>
/// <param name="dataSource">The database.</param>
public sealed class DefinitionRegister(NpgsqlDataSource dataSource)
{
    /// <summary>All definitions whose id begins with a text, by id.</summary>
    /// <param name="prefix">The beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DefinitionHistory>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        return await ReadAsync(transaction, "starts_with(definition_id, $1)", prefix, cancellationToken);
    }

    /// <summary>A definition; null where there is none.</summary>
    /// <param name="transaction">The transaction whose writes are to be seen.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DefinitionHistory?> FindAsync(Transaction transaction, string definitionId, CancellationToken cancellationToken) =>
        (await ReadAsync(transaction, "definition_id = $1", definitionId, cancellationToken)).SingleOrDefault();

    /// <summary>The same in a transaction of its own.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DefinitionHistory?> FindAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        return await FindAsync(transaction, definitionId, cancellationToken);
    }

    /// <summary>What was done with a definition, the last first.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DefinitionEvent>> EventsAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select at, actor, event, version, basis from engine.definition_events where definition_id = $1 order by id desc");
        command.Parameters.Add(new NpgsqlParameter { Value = definitionId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<DefinitionEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new DefinitionEvent(
                reader.GetFieldValue<DateTimeOffset>(0),
                reader.GetString(1),
                Enum.Parse<DefinitionAct>(reader.GetString(2), ignoreCase: true),
                reader.IsDBNull(3) ? null : reader.GetInt32(3),
                reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return events;
    }

    /// <summary>The definition and the number of the version with an id; null where there is none.</summary>
    /// <param name="versionId">The id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(string DefinitionId, int Number)?> FindAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select definition_id, version from engine.definition_versions where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = versionId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetInt32(1)) : null;
    }

    /// <summary>The canonical text of a version; null where there is none.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<string?> DocumentAsync(string definitionId, int number, CancellationToken cancellationToken) =>
        TextAsync("select document from engine.definition_versions where definition_id = $1 and version = $2", [definitionId, number], cancellationToken);

    /// <summary>The canonical text of the pending revision; null where there is none.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<string?> PendingAsync(string definitionId, CancellationToken cancellationToken) =>
        TextAsync("select document from engine.pending_revisions where definition_id = $1", [definitionId], cancellationToken);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Constants of this class; values are parameters.")]
    private async Task<string?> TextAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private static async Task<IReadOnlyList<DefinitionHistory>> ReadAsync(Transaction transaction, string which, string value, CancellationToken cancellationToken)
    {
        transaction.Add($"select definition_id, name, sha256, found_at from engine.pending_revisions where {which}", value);
        transaction.Add($"{DefinitionRows.SelectPublications} where {which.Replace("definition_id", "publication.definition_id", StringComparison.Ordinal)}", value);
        transaction.Add(
            $"""
            select definition_id, version, name, is_latest, is_published, origin, sha256, saved_at, saved_by, published_at, published_by, id, description,
                exists (select from engine.publications where version_id = definition_versions.id)
            from engine.definition_versions where {which} order by definition_id, version desc
            """,
            value);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        var pending = new Dictionary<string, PendingRevision>();
        while (await reader.ReadAsync(cancellationToken))
        {
            pending.Add(reader.GetString(0), new PendingRevision(reader[1] as string, Hex(reader, 2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        await reader.NextResultAsync(cancellationToken);
        var publications = new Dictionary<string, Publication>();
        while (await reader.ReadAsync(cancellationToken))
        {
            publications.Add(reader.GetString(0), DefinitionRows.ReadPublication(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        var versions = new List<(string DefinitionId, VersionEntry Version)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            versions.Add((reader.GetString(0), Version(reader)));
        }

        return
        [
            .. versions.Select(version => version.DefinitionId).Union(pending.Keys).Order(StringComparer.Ordinal).Select(id => new DefinitionHistory(
                id, [.. versions.Where(version => version.DefinitionId == id).Select(version => version.Version)], pending.GetValueOrDefault(id)) { Publication = publications.GetValueOrDefault(id) }),
        ];
    }

    private static VersionEntry Version(NpgsqlDataReader reader)
    {
        var (isLatest, isPublished, wasPublished) = (reader.GetBoolean(3), reader.GetBoolean(4), !reader.IsDBNull(9));
        return new VersionEntry(
            reader.GetGuid(11),
            reader.GetInt32(1),
            reader[2] as string,
            reader[12] as string,
            reader.GetBoolean(13) ? VersionState.Awaited : State(isLatest, isPublished, wasPublished),
            isLatest,
            DefinitionRows.Origin(reader.GetString(5)),
            Hex(reader, 6),
            reader.GetFieldValue<DateTimeOffset>(7),
            reader.GetString(8),
            wasPublished ? reader.GetFieldValue<DateTimeOffset>(9) : null,
            reader[10] as string);
    }

    private static VersionState State(bool isLatest, bool isPublished, bool wasPublished) => (isPublished, wasPublished, isLatest) switch
    {
        (true, _, _) => VersionState.Published,
        (_, true, true) => VersionState.Retracted,
        (_, true, false) => VersionState.Former,
        (_, false, true) => VersionState.Draft,
        _ => VersionState.Shelved,
    };

    private static string Hex(NpgsqlDataReader reader, int column) => Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(column));
}
