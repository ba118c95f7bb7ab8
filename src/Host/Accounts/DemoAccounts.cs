using MedInsFlows.Cases.Agencies;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>The accounts of demo mode: one for each role of each region, five experts, and <c>admin</c>, <c>security-admin</c> and <c>system</c>.</summary>
internal sealed class DemoAccounts(NpgsqlDataSource dataSource, IPasswordHasher<Account> hasher)
{
    private const int Experts = 5;
    private static readonly Account Anyone = new() { DisplayName = "" };

    /// <summary>The accounts for the given regions. A region's accounts act for all its agencies.</summary>
    public static IReadOnlyList<NewAccount> For(IEnumerable<Region> regions) =>
    [
        .. regions.SelectMany(ForRegion),
        new("admin", Role.Admin.Name, new(null, null, Role.Admin, null)),
        new("security-admin", Role.SecurityAdmin.Name, new(null, null, Role.SecurityAdmin, null)),
        new("system", Role.System.Name, new(null, null, Role.System, null)),
    ];

    /// <summary>Makes the accounts that are missing and gives them the password where it has changed. Hashes once at most.</summary>
    public async Task EnsureAsync(IEnumerable<Region> regions, string password, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var takeTurns = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('accounts.demo', 0))", connection))
        {
            await takeTurns.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var query = new NpgsqlCommand("select password_hash from accounts.users where demo limit 1", connection);
        var hash = await query.ExecuteScalarAsync(cancellationToken) as string;
        if (hash is null || hasher.VerifyHashedPassword(Anyone, hash, password) == PasswordVerificationResult.Failed)
        {
            hash = hasher.HashPassword(Anyone, password);
        }

        await AccountWriter.WriteAsync(transaction, For(regions), hash, demo: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IEnumerable<NewAccount> ForRegion(Region region)
    {
        foreach (var role in Role.All.Where(role => role != Role.Admin && role != Role.SecurityAdmin && role != Role.System))
        {
            var membership = new Membership(region.Id, null, role, region.Root.Level);
            if (role != Role.Expert)
            {
                yield return new($"{region.Id}-{role.Id}", $"{region.Name}{role.Name}", membership);
                continue;
            }

            for (var number = 1; number <= Experts; number++)
            {
                yield return new($"{region.Id}-{role.Id}{number}", $"{region.Name}{role.Name}{number}", membership);
            }
        }
    }
}
