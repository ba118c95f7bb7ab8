using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Startup;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// Outside demo mode: makes the first <c>admin</c>, once. As soon as one administrator exists, the password file has no effect.
/// </summary>
internal sealed class FirstAdministrator(NpgsqlDataSource dataSource, PasswordRules rules, IPasswordHasher<Account> hasher)
{
    private const string AnyAdministrator =
        "select exists (select from accounts.users join accounts.memberships on user_id = users.id where not demo and role = $1)";

    /// <summary>Makes the account where there is no administrator yet.</summary>
    /// <exception cref="StartupException">The password breaks a rule; the message lists all that it breaks.</exception>
    public async Task EnsureAsync(string password, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var query = new NpgsqlCommand(AnyAdministrator, connection);
        query.Parameters.Add(new() { Value = Role.Admin.Id });
        if (await query.ExecuteScalarAsync(cancellationToken) is true)
        {
            return;
        }

        var account = new Account { UserName = Role.Admin.Id, DisplayName = Role.Admin.Name };
        await RequireGoodAsync(account, password);
        var administrator = new NewAccount(account.UserName, account.DisplayName, new(null, null, Role.Admin, null));
        var hash = hasher.HashPassword(account, password);
        await AccountWriter.WriteAsync(transaction, [administrator], hash, demo: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RequireGoodAsync(Account account, string password)
    {
        if (await rules.CheckAsync(account, password) is { Count: > 0 } faults)
        {
            throw new StartupException($"MedIns__AdminPasswordFile 中的密码不符合要求：{string.Concat(faults.Select(fault => $"\n  - {fault}"))}");
        }
    }
}
