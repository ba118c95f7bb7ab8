using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>Writes many accounts with one password in two statements; used at start, where Identity's one-by-one would be slow.</summary>
internal static class AccountWriter
{
    // A demo account is overwritten where it differs; any other account is never touched.
    private const string WriteUsers =
        """
        insert into accounts.users (user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
        select user_name, upper(user_name), display_name, $4, stamp, stamp, $5
        from unnest($1, $2, $3) as given(user_name, display_name, stamp)
        on conflict (normalized_user_name) do update
        set display_name = excluded.display_name, password_hash = excluded.password_hash, security_stamp = excluded.security_stamp,
            concurrency_stamp = excluded.concurrency_stamp, lockout_end = null, access_failed_count = 0, demo = excluded.demo
        where users.demo and (users.password_hash, users.display_name, users.demo)
            is distinct from (excluded.password_hash, excluded.display_name, excluded.demo)
        """;

    private const string WriteMemberships =
        """
        insert into accounts.memberships (user_id, region, agency, role, level, active)
        select users.id, given.region, given.agency, given.role, given.level, true
        from unnest($1, $2, $3, $4, $5) as given(user_name, region, agency, role, level)
            join accounts.users on users.user_name = given.user_name and users.demo = $6
        on conflict do nothing
        """;

    /// <summary>Writes the accounts within the transaction.</summary>
    /// <param name="transaction">The transaction of the caller.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="passwordHash">Identity's hash of their one password.</param>
    /// <param name="demo">Whether they are accounts of demo mode.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    public static async Task WriteAsync(
        NpgsqlTransaction transaction,
        IReadOnlyList<NewAccount> accounts,
        string passwordHash,
        bool demo,
        CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.BatchCommands.Add(Command(
            WriteUsers,
            accounts.Select(account => account.UserName).ToArray(),
            accounts.Select(account => account.DisplayName).ToArray(),
            accounts.Select(_ => SecurityStamp.New()).ToArray(),
            passwordHash,
            demo));
        batch.BatchCommands.Add(Command(
            WriteMemberships,
            accounts.Select(account => account.UserName).ToArray(),
            accounts.Select(account => account.Membership.Region).ToArray(),
            accounts.Select(account => account.Membership.Agency).ToArray(),
            accounts.Select(account => account.Membership.Role.Id).ToArray(),
            accounts.Select(account => account.Membership.Level?.ToString().ToLowerInvariant()).ToArray(),
            demo));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
