using System.Text.Json;
using MedInsFlows.Engine.Storage;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Engine.Definitions;

/// <summary>The rows of definitions, as commands read and write them. Whoever has read the head holds the definition until the transaction ends.</summary>
internal static class DefinitionRows
{
    /// <summary>Who acts where no person does.</summary>
    public const string Service = "service";

    /// <summary>Reads what is to come into force.</summary>
    public const string SelectPublications =
        """
        select publication.definition_id, version, basis, effective_at, asked_at, asked_by, must_be_signed, signed_at, signed_by
        from engine.publications publication join engine.definition_versions version on version.id = version_id
        """;

    /// <summary>Makes all who change the definition wait for one another.</summary>
    public static void Lock(Transaction transaction, string definitionId) =>
        transaction.Add("select pg_advisory_xact_lock(hashtextextended('engine.definition:' || $1, 0))", definitionId);

    /// <summary>Locks the definition and reads where it stands.</summary>
    public static async Task<DefinitionHead> HeadAsync(Transaction transaction, string definitionId, CancellationToken cancellationToken)
    {
        Lock(transaction, definitionId);
        transaction.Add(
            """
            select id, version, sha256, origin, is_published, published_at is not null, is_latest,
                exists (select from engine.publications where version_id = definition_versions.id), saved_at, saved_by
            from engine.definition_versions where definition_id = $1 and (is_latest or is_published)
            """,
            definitionId);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var head = new DefinitionHead(null, null);
        while (await reader.ReadAsync(cancellationToken))
        {
            var version = new HeadVersion(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2), Origin(reader.GetString(3)), reader.GetBoolean(4), reader.GetBoolean(5),
                reader.GetBoolean(7), reader.GetFieldValue<DateTimeOffset>(8), reader.GetString(9));
            head = new DefinitionHead(reader.GetBoolean(6) ? version : head.Latest, version.IsPublished ? version : head.Published);
        }

        return head;
    }

    /// <summary>Collects a new version, which becomes the latest. Its number is one more than the highest that there is.</summary>
    public static void Insert(Transaction transaction, Guid id, string definitionId, string canonical, DefinitionOrigin origin, string actor, DateTimeOffset now)
    {
        transaction.Add("update engine.definition_versions set is_latest = false where definition_id = $1 and is_latest", definitionId);
        transaction.Add(
            """
            insert into engine.definition_versions
                (id, definition_id, version, name, document, sha256, is_latest, is_published, created_at, origin, saved_at, saved_by, description)
            select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, true, false, $6, $7, $6, $8, $9
            from engine.definition_versions where definition_id = $2
            """,
            id,
            definitionId,
            NameOf(canonical),
            canonical,
            DefinitionText.Hash(canonical),
            now,
            Word(origin),
            actor,
            DescriptionOf(canonical));
    }

    /// <summary>Collects putting a version into force, instead of the one that was.</summary>
    public static void Publish(Transaction transaction, Guid id, string definitionId, string actor, DateTimeOffset now)
    {
        transaction.Add("update engine.definition_versions set is_published = false where definition_id = $1 and is_published", definitionId);
        transaction.Add("update engine.definition_versions set is_published = true, published_at = $2, published_by = $3 where id = $1", id, now, actor);
    }

    /// <summary>Collects the record of what was done with a version.</summary>
    public static void Record(Transaction transaction, Guid versionId, DefinitionAct act, string actor, string? basis, DateTimeOffset now) => transaction.Add(
        """
        insert into engine.definition_events (definition_id, version, event, sha256, actor, basis, at)
        select definition_id, version, $2, sha256, $3, $4, $5 from engine.definition_versions where id = $1
        """,
        versionId,
        Word(act),
        actor,
        Transaction.Typed(basis, NpgsqlDbType.Text),
        now);

    /// <summary>Collects the record of what was done with the pending revision.</summary>
    public static void RecordPending(Transaction transaction, string definitionId, DefinitionAct act, string actor, DateTimeOffset now) => transaction.Add(
        """
        insert into engine.definition_events (definition_id, event, sha256, actor, at)
        select definition_id, $2, sha256, $3, $4 from engine.pending_revisions where definition_id = $1
        """,
        definitionId,
        Word(act),
        actor,
        now);

    /// <summary>Whether two versions mean the same.</summary>
    public static async Task<bool> MeanTheSameAsync(Transaction transaction, HeadVersion one, HeadVersion other, CancellationToken cancellationToken) =>
        one.Has(other.Sha256) || await MeansAsync(transaction, one, await DocumentAsync(transaction, other.Id, cancellationToken), cancellationToken);

    /// <summary>Whether a version means what a canonical text means.</summary>
    public static async Task<bool> MeansAsync(Transaction transaction, HeadVersion version, string canonical, CancellationToken cancellationToken) =>
        version.Has(DefinitionText.Hash(canonical)) || DefinitionMeaning.Same(await DocumentAsync(transaction, version.Id, cancellationToken), canonical);

    /// <summary>Collects the deletion of a draft. The version in force is then the latest; where none is, the one before.</summary>
    public static void Drop(Transaction transaction, string definitionId, HeadVersion draft, string actor, DateTimeOffset now)
    {
        Record(transaction, draft.Id, DefinitionAct.Deleted, actor, basis: null, now);
        transaction.Add("delete from engine.definition_versions where id = $1", draft.Id);
        transaction.Add(
            """
            update engine.definition_versions set is_latest = true
            where id = (select id from engine.definition_versions where definition_id = $1 order by is_published desc, version desc limit 1)
            """,
            definitionId);
    }

    /// <summary>Reads a row of <see cref="SelectPublications"/>.</summary>
    public static Publication ReadPublication(NpgsqlDataReader reader) => new(
        reader.GetInt32(1),
        reader.GetString(2),
        reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.GetString(5),
        reader.GetBoolean(6),
        reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7),
        reader[8] as string);

    /// <summary>The name that a definition gives itself, as a value of the database.</summary>
    public static NpgsqlParameter NameOf(string canonical) => Member(canonical, "name");

    /// <summary>What a definition says it is for, as a value of the database.</summary>
    public static NpgsqlParameter DescriptionOf(string canonical) => Member(canonical, "description");

    /// <summary>The origin that a word of the database means.</summary>
    public static DefinitionOrigin Origin(string word) => Enum.Parse<DefinitionOrigin>(word, ignoreCase: true);

    /// <summary>The word by which the database knows it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static async Task<string> DocumentAsync(Transaction transaction, Guid id, CancellationToken cancellationToken)
    {
        await transaction.FlushAsync(cancellationToken);
        transaction.Add("select document from engine.definition_versions where id = $1", id);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetString(0);
    }

    private static NpgsqlParameter Member(string canonical, string name) => Transaction.Typed(JsonElement.Parse(canonical).Text(name), NpgsqlDbType.Text);
}
