using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;

namespace MedInsFlows.Engine.Definitions;

/// <summary>
/// What a person does with definitions. Each command locks the definition and leaves its writes in the transaction, to be committed by the caller.
/// Each says which content the person has seen, so that nobody overwrites what he does not know. Thread-safe.
/// </summary>
/// <param name="random">For the ids of versions.</param>
/// <param name="machineTime">For the record.</param>
public sealed class DefinitionCommands(IRandomSource random, TimeProvider machineTime)
{
    /// <summary>Saves a draft: in place where the latest version is a draft, else as a new version. Content that means what is there already changes nothing.</summary>
    /// <param name="transaction">The transaction of the caller; here as below.</param>
    /// <param name="definitionId">The definition; here as below.</param>
    /// <param name="canonical">The canonical text.</param>
    /// <param name="seen">SHA-256 of the latest content that the person has seen; none where the definition is new.</param>
    /// <param name="actor">The user name; here as below.</param>
    /// <param name="cancellationToken">Gives up; here as below.</param>
    /// <exception cref="DefinitionRefusedException">Somebody else was faster.</exception>
    public async Task SaveAsync(Transaction transaction, string definitionId, string canonical, byte[]? seen, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        head.RequireSeen(seen);
        head.RequireEditor(actor, machineTime.GetUtcNow());
        if (head.Latest is { } latest && await DefinitionRows.MeansAsync(transaction, latest, canonical, cancellationToken))
        {
            // Whoever saves goes on working.
            transaction.Add("update engine.definition_versions set saved_at = $2 where id = $1 and saved_by = $3 and published_at is null", latest.Id, machineTime.GetUtcNow(), actor);
        }
        else if (!head.HasDraft)
        {
            Draft(transaction, definitionId, head, canonical, DefinitionOrigin.Studio, DefinitionAct.Drafted, actor);
        }
        else
        {
            transaction.Add(
                "update engine.definition_versions set name = $2, document = $3, sha256 = $4, origin = 'studio', saved_at = $5, saved_by = $6, description = $7 where id = $1",
                head.Latest!.Id,
                DefinitionRows.NameOf(canonical),
                canonical,
                DefinitionText.Hash(canonical),
                machineTime.GetUtcNow(),
                actor,
                DefinitionRows.DescriptionOf(canonical));
        }
    }

    /// <summary>Takes the published version out of force: no new cases start; those under way go on.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="number">The number of the version that the person has seen in force.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">That version is not in force.</exception>
    public async Task RetractAsync(Transaction transaction, string definitionId, int number, string reason, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        if (head.Published is not { } published || published.Number != number)
        {
            throw new DefinitionRefusedException($"第 {number} 版现在没有发布，不能撤回。") { IsStale = head.Published is not null };
        }

        transaction.Add("update engine.definition_versions set is_published = false where id = $1", published.Id);
        DefinitionRows.Record(transaction, published.Id, DefinitionAct.Retracted, actor, reason, machineTime.GetUtcNow());
    }

    /// <summary>Makes the content of an old version the draft. A draft that is there is kept as an old version.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="number">The number of the old version.</param>
    /// <param name="seen">SHA-256 of the latest content that the person has seen.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">Somebody else was faster, or there is no such version.</exception>
    public async Task RevertAsync(Transaction transaction, string definitionId, int number, byte[] seen, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        head.RequireSeen(seen);
        head.RequireEditor(actor, machineTime.GetUtcNow());
        transaction.Add("select document from engine.definition_versions where definition_id = $1 and version = $2", definitionId, number);
        var old = await TextAsync(transaction, cancellationToken) ?? throw new DefinitionRefusedException($"没有第 {number} 版，不能以它为草稿。");
        Draft(transaction, definitionId, head, old, DefinitionOrigin.Studio, DefinitionAct.Reverted, actor);
    }

    /// <summary>Deletes the draft. The version in force is then the latest; where none is, the one before.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="seen">SHA-256 of the draft that the person has seen.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">Somebody else was faster, or there is no draft.</exception>
    public async Task DeleteDraftAsync(Transaction transaction, string definitionId, byte[] seen, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        head.RequireSeen(seen);
        head.RequireEditor(actor, machineTime.GetUtcNow());
        if (!head.HasDraft)
        {
            throw new DefinitionRefusedException(head.Latest!.IsAwaited
                ? $"第 {head.Latest.Number} 版等待发布，不能删除；请先撤回发布申请。"
                : $"第 {head.Latest.Number} 版发布过，不能删除；可以撤回。");
        }

        DefinitionRows.Drop(transaction, definitionId, head.Latest!, actor, machineTime.GetUtcNow());
    }

    /// <summary>Deletes a definition with all its versions, if none was ever published.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">One was, or is to be.</exception>
    public async Task DeleteAsync(Transaction transaction, string definitionId, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        head.RequireEditor(actor, machineTime.GetUtcNow());
        transaction.Add(
            """
            select version from engine.definition_versions
            where definition_id = $1 and (published_at is not null or exists (select from engine.publications where version_id = definition_versions.id)) limit 1
            """,
            definitionId);
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken))
            {
                throw new DefinitionRefusedException($"第 {reader.GetInt32(0)} 版发布过或等待发布，整个定义不能删除；可以撤回。");
            }
        }

        if (head.Latest is { } latest)
        {
            DefinitionRows.Record(transaction, latest.Id, DefinitionAct.Deleted, actor, "整个定义", machineTime.GetUtcNow());
            transaction.Add("delete from engine.definition_versions where definition_id = $1", definitionId);
        }
    }

    /// <summary>Makes the pending revision the draft. A draft that is there is kept as an old version.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="seen">SHA-256 of the pending revision that the person has seen.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">That revision does not wait any more.</exception>
    public async Task AdoptAsync(Transaction transaction, string definitionId, byte[] seen, string actor, CancellationToken cancellationToken)
    {
        var head = await DefinitionRows.HeadAsync(transaction, definitionId, cancellationToken);
        head.RequireEditor(actor, machineTime.GetUtcNow());
        var pending = await EndPendingAsync(transaction, definitionId, seen, DefinitionAct.Adopted, actor, cancellationToken);
        Draft(transaction, definitionId, head, pending, DefinitionOrigin.File, act: null, actor);
    }

    /// <summary>Turns the pending revision down. Its file is remembered and not asked about again.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="seen">SHA-256 of the pending revision that the person has seen.</param>
    /// <param name="actor">The user name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionRefusedException">That revision does not wait any more.</exception>
    public async Task DismissAsync(Transaction transaction, string definitionId, byte[] seen, string actor, CancellationToken cancellationToken)
    {
        DefinitionRows.Lock(transaction, definitionId);
        await transaction.FlushAsync(cancellationToken);
        await EndPendingAsync(transaction, definitionId, seen, DefinitionAct.Dismissed, actor, cancellationToken);
    }

    private static async Task<string?> TextAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null;
    }

    /// <summary>Adds a draft after what is there, unless the latest version says the same.</summary>
    private void Draft(Transaction transaction, string definitionId, DefinitionHead head, string canonical, DefinitionOrigin origin, DefinitionAct? act, string actor)
    {
        if (head.Latest?.Has(DefinitionText.Hash(canonical)) is true)
        {
            return;
        }

        var (id, now) = (random.NewId(), machineTime.GetUtcNow());
        DefinitionRows.Insert(transaction, id, definitionId, canonical, origin, actor, now);
        if (act is { } done)
        {
            DefinitionRows.Record(transaction, id, done, actor, basis: null, now);
        }
    }

    private async Task<string> EndPendingAsync(
        Transaction transaction, string definitionId, byte[] seen, DefinitionAct act, string actor, CancellationToken cancellationToken)
    {
        transaction.Add("select document from engine.pending_revisions where definition_id = $1 and sha256 = $2", definitionId, seen);
        var document = await TextAsync(transaction, cancellationToken)
            ?? throw new DefinitionRefusedException("这份文件修订已不在等待：已被处理，或已有更新的文件。请刷新页面。") { IsStale = true };
        DefinitionRows.RecordPending(transaction, definitionId, act, actor, machineTime.GetUtcNow());
        transaction.Add("delete from engine.pending_revisions where definition_id = $1", definitionId);
        return document;
    }
}
