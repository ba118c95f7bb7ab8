using MedInsFlows.Engine.Storage;
using NpgsqlTypes;

namespace MedInsFlows.Engine.Definitions;

/// <summary>
/// What puts versions into force: who asks for it, who signs it, and the day on which it is to happen. Each command locks the definition and leaves its writes in
/// the transaction, to be committed by the caller. New cases start on the version in force; those under way stay on theirs. Thread-safe.
/// </summary>
/// <param name="businessTime">For the day.</param>
/// <param name="machineTime">For the record.</param>
public sealed class PublicationCommands(TimeProvider businessTime, TimeProvider machineTime)
{
    /// <summary>
    /// Publishes the latest version, or has it wait for a signature or its day. A draft that means what the version in force means makes no version: it is dropped.
    /// </summary>
    /// <param name="transaction">The transaction of the caller; here as below.</param>
    /// <param name="definitionId">The definition; here as below.</param>
    /// <param name="seen">SHA-256 of the content that was judged.</param>
    /// <param name="terms">How.</param>
    /// <param name="actor">The user name; here as below.</param>
    /// <param name="cancellationToken">Gives up; here as below.</param>
    /// <exception cref="DefinitionRefusedException">Somebody else was faster, or it is in force.</exception>
    public async Task PublishAsync(Transaction transaction, string definitionId, byte[] seen, PublicationTerms terms, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        head.RequireSeen(seen);
        head.RequireEditor(actor, machineTime.GetUtcNow());
        var (latest, now) = (head.Latest!, machineTime.GetUtcNow());
        if (latest.IsPublished)
        {
            throw new DefinitionRefusedException($"第 {latest.Number} 版已经发布，没有可发布的草稿。");
        }

        if (await FindAsync(transaction, definitionId, cancellationToken) is { } other)
        {
            throw new DefinitionRefusedException($"第 {other.Version} 版正等待{(other.AwaitsSignature ? "签署" : "生效")}，不能再发布；请先撤回它的发布申请。");
        }

        if (head is { HasDraft: true, Published: { } published } && await DefinitionRows.MeanTheSameAsync(transaction, published, latest, cancellationToken))
        {
            DefinitionRows.Drop(transaction, definitionId, latest, actor, now);
            return;
        }

        if (!terms.MustBeSigned && !(terms.EffectiveAt > businessTime.GetUtcNow()))
        {
            PutIntoForce(transaction, definitionId, latest.Id, terms.Basis, actor, now);
            return;
        }

        transaction.Add(
            "insert into engine.publications (definition_id, version_id, basis, effective_at, asked_at, asked_by, must_be_signed) values ($1, $2, $3, $4, $5, $6, $7)",
            definitionId,
            latest.Id,
            terms.Basis,
            Transaction.Typed(terms.EffectiveAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            now,
            actor,
            terms.MustBeSigned);
        DefinitionRows.Record(transaction, latest.Id, DefinitionAct.Submitted, actor, terms.Basis, now);
    }

    /// <summary>Signs the version that waits for it. It comes into force at once, unless its day is still to come.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="number">The number of the version that the person has seen.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">That version does not wait for a signature, or this person must not sign it.</exception>
    public async Task SignAsync(Transaction transaction, string definitionId, int number, string actor, CancellationToken cancellationToken)
    {
        DefinitionRows.Lock(transaction, definitionId);
        var waiting = await FindAsync(transaction, definitionId, cancellationToken);
        if (waiting is not { AwaitsSignature: true } || waiting.Version != number)
        {
            throw new DefinitionRefusedException($"第 {number} 版现在不等待签署，请刷新页面。") { IsStale = waiting?.Version != number };
        }

        if (waiting.AskedBy == actor)
        {
            throw new DefinitionRefusedException("申请发布的人不得自己签署，须由另一人复核。");
        }

        var now = machineTime.GetUtcNow();
        transaction.Add("update engine.publications set signed_at = $2, signed_by = $3 where definition_id = $1", definitionId, now, actor);
        RecordWaiting(transaction, definitionId, DefinitionAct.Signed, actor, waiting.Basis, now);
        await PutDueIntoForceAsync(transaction, definitionId, cancellationToken);
    }

    /// <summary>Takes back that a version is to come into force. It is a draft again.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="number">The number of the version that the person has seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">That version does not wait.</exception>
    public async Task WithdrawAsync(Transaction transaction, string definitionId, int number, string reason, string actor, CancellationToken cancellationToken)
    {
        DefinitionRows.Lock(transaction, definitionId);
        var waiting = await FindAsync(transaction, definitionId, cancellationToken);
        if (waiting?.Version != number)
        {
            throw new DefinitionRefusedException($"第 {number} 版现在不等待发布，请刷新页面。") { IsStale = true };
        }

        RecordWaiting(transaction, definitionId, DefinitionAct.Withdrawn, actor, reason, machineTime.GetUtcNow());
        transaction.Add("delete from engine.publications where definition_id = $1", definitionId);
    }

    /// <summary>Puts a version into force whose signature and day have come; does nothing where there is none.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PutDueIntoForceAsync(Transaction transaction, string definitionId, CancellationToken cancellationToken)
    {
        DefinitionRows.Lock(transaction, definitionId);
        await transaction.FlushAsync(cancellationToken);
        transaction.Add(
            """
            delete from engine.publications where definition_id = $1 and (signed_at is not null or not must_be_signed) and (effective_at is null or effective_at <= $2)
            returning version_id, basis, asked_by
            """,
            definitionId,
            businessTime.GetUtcNow().ToUniversalTime());
        await using var reader = await transaction.ReadAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            PutIntoForce(transaction, definitionId, reader.GetGuid(0), reader.GetString(1), reader.GetString(2), machineTime.GetUtcNow());
        }
    }

    private static void PutIntoForce(Transaction transaction, string definitionId, Guid versionId, string basis, string actor, DateTimeOffset now)
    {
        DefinitionRows.Publish(transaction, versionId, definitionId, actor, now);
        DefinitionRows.Record(transaction, versionId, DefinitionAct.Published, actor, basis, now);
    }

    private static async Task<Publication?> FindAsync(Transaction transaction, string definitionId, CancellationToken cancellationToken)
    {
        await transaction.FlushAsync(cancellationToken);
        transaction.Add($"{DefinitionRows.SelectPublications} where publication.definition_id = $1", definitionId);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? DefinitionRows.ReadPublication(reader) : null;
    }

    private static void RecordWaiting(Transaction transaction, string definitionId, DefinitionAct act, string actor, string basis, DateTimeOffset now) => transaction.Add(
        """
        insert into engine.definition_events (definition_id, version, event, sha256, actor, basis, at)
        select version.definition_id, version.version, $2, sha256, $3, $4, $5
        from engine.publications publication join engine.definition_versions version on version.id = version_id where publication.definition_id = $1
        """,
        definitionId,
        DefinitionRows.Word(act),
        actor,
        basis,
        now);
}
