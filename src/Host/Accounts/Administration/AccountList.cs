using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using Npgsql;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>Finds accounts for their administrator. Thread-safe.</summary>
internal sealed class AccountList(NpgsqlDataSource dataSource)
{
    private const string Holds = "exists (select from accounts.memberships m where m.user_id = u.id and ";

    /// <summary>A page of accounts by user name.</summary>
    public async Task<Page<AccountState>> ReadAsync(AccountFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        var ids = await new ListQuery("u.id", "accounts.users u", "u.user_name")
            .And("(u.user_name like '%' || {0} || '%' or u.display_name like '%' || {0} || '%')", AsWritten(filter.Q))
            .And($"{Holds}m.region = {{0}})", WithoutNul(filter.Region))
            .And($"{Holds}m.role = {{0}})", WithoutNul(filter.Role))
            .And("u.locked = {0}", filter.Locked)
            .ReadAsync(dataSource, paging, reader => Task.FromResult(reader.GetGuid(0)), cancellationToken);
        await using var query = dataSource.CreateCommand(AccountState.Query);
        query.Parameters.Add(new() { Value = ids.Items.ToArray() });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return paging.Of(await AccountState.ReadAsync(reader, cancellationToken), ids.Total);
    }

    /// <summary>One account.</summary>
    /// <exception cref="ProblemException">There is none of this name.</exception>
    public async Task<AccountState> GetAsync(string userName, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id from accounts.users where normalized_user_name = upper($1)");
        query.Parameters.Add(new() { Value = WithoutNul(userName)! });
        var id = await query.ExecuteScalarAsync(cancellationToken) as Guid? ?? throw Problem.NotFound();
        await using var one = dataSource.CreateCommand(AccountState.Query);
        one.Parameters.Add(new() { Value = (Guid[])[id] });
        await using var reader = await one.ExecuteReaderAsync(cancellationToken);
        return (await AccountState.ReadAsync(reader, cancellationToken)).SingleOrDefault() ?? throw Problem.NotFound();
    }

    /// <summary>Words for LIKE in which every character stands for itself; null for none.</summary>
    private static string? AsWritten(string? words) => string.IsNullOrEmpty(words)
        ? null
        : WithoutNul(words)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>No name has one, and PostgreSQL takes none; what is empty is not asked for.</summary>
    private static string? WithoutNul(string? text) => string.IsNullOrEmpty(text) ? null : text.Replace("\0", "", StringComparison.Ordinal);
}
