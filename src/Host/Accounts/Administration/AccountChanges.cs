using System.Text.Json;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Protection;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>Changes accounts, each change in one transaction with its record. Thread-safe.</summary>
internal sealed class AccountChanges(NpgsqlDataSource dataSource, PersonalKeys keys, TimeProvider machineTime)
{
    /// <summary>Makes an account that must change its password.</summary>
    /// <exception cref="ProblemException">The user name is taken.</exception>
    public async Task<AccountState> CreateAsync(Caller caller, Account account, string passwordHash, IReadOnlyList<Membership> memberships, HolderIdentity? identity, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add(
            """
            insert into accounts.users (user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, must_change_password)
            values ($1, upper($1), $2, $3, $4, $4, true) on conflict do nothing returning id
            """,
            account.UserName,
            account.DisplayName,
            passwordHash,
            SecurityStamp.New());
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            account.Id = await reader.ReadAsync(cancellationToken)
                ? reader.GetGuid(0)
                : throw Problem.InvalidBody([new("/userName", ErrorCode.BadValue, "用户名已被使用，请换一个。")]);
        }

        foreach (var (index, membership) in memberships.Index())
        {
            Give(transaction, account.Id, membership, active: index == 0);
        }

        if (identity is not null)
        {
            SetIdentity(transaction, account.Id, identity);
        }

        return await RecordAsync(transaction, caller, account.UserName!, ActName.Created, null, null, cancellationToken);
    }

    /// <summary>Changes an account.</summary>
    /// <param name="caller">Who does it.</param>
    /// <param name="userName">The account.</param>
    /// <param name="act">One of <see cref="ActName"/>.</param>
    /// <param name="reason">Why, where one is asked for.</param>
    /// <param name="change">Adds what is to be written, given the account while it is locked; to refuse, it throws.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The account after.</returns>
    /// <exception cref="ProblemException">There is no such account.</exception>
    public async Task<AccountState> ChangeAsync(
        Caller caller, string userName, string act, string? reason, Action<Transaction, AccountState> change, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add(AccountState.QueryForChange, userName);
        var before = await ReadAsync(transaction, cancellationToken) ?? throw Problem.NotFound();
        change(transaction, before);
        return await RecordAsync(transaction, caller, before.UserName, act, reason, before, cancellationToken);
    }

    /// <summary>Gives a membership.</summary>
    public static void Give(Transaction transaction, Guid account, Membership membership, bool active) => transaction.Add(
        "insert into accounts.memberships (user_id, region, agency, role, level, active) values ($1, $2, $3, $4, $5, $6)",
        account,
        Transaction.Typed(membership.Region, NpgsqlDbType.Text),
        Transaction.Typed(membership.Agency, NpgsqlDbType.Text),
        membership.Role.Id,
        Transaction.Typed(membership.Level?.ToString().ToLowerInvariant(), NpgsqlDbType.Text),
        active);

    /// <summary>Says who holds the account.</summary>
    public void SetIdentity(Transaction transaction, Guid account, HolderIdentity identity) => transaction.Add(
        "update accounts.users set identity = $2, identity_digest = $3 where id = $1",
        account,
        keys.Current.Keys.Seal(JsonSerializer.SerializeToUtf8Bytes(identity, FactsJson.Options), HolderIdentity.Context(account)).Bytes.ToArray(),
        identity.DigestOf(keys.Current.Digest));

    /// <summary>Sets the password, and forgets wrong ones.</summary>
    public static void SetPassword(Transaction transaction, Guid account, string passwordHash, string stamp, bool mustChange) => transaction.Add(
        """
        update accounts.users set password_hash = $2, security_stamp = $3, must_change_password = $4, lockout_end = null, access_failed_count = 0
        where id = $1
        """,
        account,
        passwordHash,
        stamp,
        mustChange);

    /// <summary>The password of demo accounts is that of the password file.</summary>
    /// <exception cref="ProblemException">It is a demo account.</exception>
    public static void RequireNoDemo(AccountState account)
    {
        if (account.Demo)
        {
            throw Problem.AccountState("演示账户的密码由启动时的密码文件决定，不能在此修改。");
        }
    }

    private async Task<AccountState> RecordAsync(
        Transaction transaction, Caller caller, string userName, string act, string? reason, AccountState? before, CancellationToken cancellationToken)
    {
        transaction.Add(AccountState.QueryForChange, userName);
        var after = (await ReadAsync(transaction, cancellationToken))!;
        var regions = after.Memberships.Concat(before?.Memberships ?? []).Select(held => held.Membership.Region).OfType<string>().Distinct();
        AccountRecord.Append(transaction, regions, new AccountAct(
            Instant.FromDateTimeOffset(machineTime.GetUtcNow()),
            caller.UserName,
            caller.Active?.Role.Id ?? "none",
            act,
            after.UserName,
            reason,
            before?.ToRecord(),
            after.ToRecord()));
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static async Task<AccountState?> ReadAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.ReadAsync(cancellationToken);
        return (await AccountState.ReadAsync(reader, cancellationToken)).SingleOrDefault();
    }
}
