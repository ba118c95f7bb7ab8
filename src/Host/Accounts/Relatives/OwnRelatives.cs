using System.Text.Json;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Accounts.Administration;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Protection;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Accounts.Relatives;

/// <summary>
/// 回避: relatives whom somebody declares for himself. Sealed; nobody else reads them. That they were declared or withdrawn is on the record of accounts,
/// who they are is not. Thread-safe.
/// </summary>
internal sealed class OwnRelatives(NpgsqlDataSource dataSource, AccountChanges changes, PersonalKeys keys, IRandomSource random, TimeProvider machineTime)
{
    /// <summary>Those that the caller has declared, masked.</summary>
    public async Task<IReadOnlyList<RelativeView>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id, content, declared_at from accounts.relatives where user_id = $1 order by declared_at, id");
        query.Parameters.Add(new() { Value = caller.AccountId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var relatives = new List<RelativeView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            relatives.Add(RelativeView.Of(reader.GetGuid(0), Open(reader.GetGuid(0), (byte[])reader[1]), Instant.FromDateTimeUtc(reader.GetDateTime(2))));
        }

        return relatives;
    }

    /// <summary>Declares a relative; one who is declared already is declared anew.</summary>
    /// <exception cref="ProblemException">Something is wrong with what was sent; everything is told.</exception>
    public async Task<IReadOnlyList<RelativeView>> DeclareAsync(Caller caller, RelativeDeclaration declared, CancellationToken cancellationToken)
    {
        var identity = new HolderIdentity(declared.IdType, declared.IdNumber);
        List<ProblemError> errors =
        [
            .. string.IsNullOrWhiteSpace(declared.Name) ? [new ProblemError("/name", ErrorCode.MissingField, "请填写亲属的姓名。")] : Array.Empty<ProblemError>(),
            .. identity.Check(""),
            .. string.IsNullOrWhiteSpace(declared.Relation) ? [new ProblemError("/relation", ErrorCode.MissingField, "请填写与本人的关系。")] : Array.Empty<ProblemError>(),
        ];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        var (id, digest) = (random.NewId(), identity.DigestOf(keys.Current.Digest));
        var content = keys.Current.Keys.Seal(JsonSerializer.SerializeToUtf8Bytes(declared, FactsJson.Options), RelativeDeclaration.Context(id)).Bytes.ToArray();
        await changes.ChangeAsync(caller, caller.UserName, ActName.RelativeDeclared, null, (transaction, account) =>
        {
            transaction.Add("delete from accounts.relatives where user_id = $1 and id_number_digest = $2", account.Id, digest);
            transaction.Add(
                "insert into accounts.relatives (id, user_id, content, id_number_digest, declared_at) values ($1, $2, $3, $4, $5)",
                id,
                account.Id,
                content,
                digest,
                machineTime.GetUtcNow().UtcDateTime);
        }, cancellationToken);
        return await ReadAsync(caller, cancellationToken);
    }

    /// <summary>Withdraws a declaration.</summary>
    /// <exception cref="ProblemException">There is none of this id.</exception>
    public async Task WithdrawAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(caller, cancellationToken)).All(relative => relative.Id != id))
        {
            throw Problem.NotFound();
        }

        await changes.ChangeAsync(caller, caller.UserName, ActName.RelativeWithdrawn, null, (transaction, account) =>
            transaction.Add("delete from accounts.relatives where id = $1 and user_id = $2", id, account.Id), cancellationToken);
    }

    private RelativeDeclaration Open(Guid id, byte[] content) =>
        JsonSerializer.Deserialize<RelativeDeclaration>(keys.Current.Keys.Open(new SealedText(content), RelativeDeclaration.Context(id)), FactsJson.Options)!;
}
