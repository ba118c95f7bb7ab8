using Npgsql;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>What a database holds, to see whether something has left a trace in it.</summary>
internal static class Contents
{
    /// <summary>
    /// Each table of the service with the number and the hash of its rows; but not how far a job has come that carries keys over by itself, when it gets to it.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlDataSource database)
    {
        var tables = await database.RowsAsync(
            """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname in ('engine', 'cases', 'accounts') and tablename <> 'resealing' order by 1
            """);
        return await database.RowsAsync(string.Join(
            " union all ", tables.Select(table => $"select concat_ws(' ', '{table}', count(*), md5(string_agg(row::text, ' ' order by row::text))) from {table} row")));
    }
}
