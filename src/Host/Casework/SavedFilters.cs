using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>What each account looks for again and again in its inbox, under names of its own. Thread-safe.</summary>
internal sealed class SavedFilters(NpgsqlDataSource dataSource, TimeProvider machineTime)
{
    /// <summary>How many an account may keep.</summary>
    public const int Most = 20;

    /// <summary>How long a name may be.</summary>
    public const int LongestName = 20;

    private const int LongestQuery = 1000;

    /// <summary>Those of an account, by name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select name, query from cases.saved_filters where account_id = $1 order by name");
        query.Parameters.Add(new() { Value = caller.AccountId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var all = new List<SavedFilter>();
        while (await reader.ReadAsync(cancellationToken))
        {
            all.Add(new SavedFilter(reader.GetString(0), reader.GetString(1)));
        }

        return all;
    }

    /// <summary>Keeps a filter; one of the same name is replaced.</summary>
    /// <exception cref="ProblemException">There is no name, it is too long, or there are too many.</exception>
    public async Task SaveAsync(Caller caller, SavedFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Name.Length is 0 or > LongestName || filter.Name.Any(char.IsControl) || filter.Query.Length > LongestQuery || filter.Query.Contains('\0', StringComparison.Ordinal))
        {
            throw Problem.InvalidBody([new("/name", ErrorCode.BadValue, $"请给筛选条件起一个 1 到 {LongestName} 个字的名称。")]);
        }

        await using var command = dataSource.CreateCommand(
            """
            insert into cases.saved_filters (account_id, name, query, saved_at)
            select $1, $2, $3, $4 where (select count(*) from cases.saved_filters where account_id = $1 and name <> $2) < $5
            on conflict (account_id, name) do update set query = excluded.query, saved_at = excluded.saved_at
            """);
        command.Parameters.Add(new() { Value = caller.AccountId });
        command.Parameters.Add(new() { Value = filter.Name });
        command.Parameters.Add(new() { Value = filter.Query });
        command.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = (long)Most });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw Problem.InvalidBody([new("/name", ErrorCode.BadValue, $"最多保存 {Most} 个筛选条件，请先删除不再使用的。")]);
        }
    }

    /// <summary>Forgets a filter; of one that is not there, nothing.</summary>
    public async Task ForgetAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("delete from cases.saved_filters where account_id = $1 and name = $2");
        command.Parameters.Add(new() { Value = caller.AccountId });
        command.Parameters.Add(new() { Value = name });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A filter of an inbox under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Query">The query of the page's address, without its question mark.</param>
internal sealed record SavedFilter(string Name, string Query);
