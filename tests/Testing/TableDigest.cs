using System.Text;
using Npgsql;

namespace MedInsFlows.Testing;

/// <summary>Tells whether anything in tables has changed, were it only written again as it was.</summary>
public static class TableDigest
{
    private const string Tables =
        """
        select table_schema || '.' || table_name from information_schema.tables
        where table_schema = any($1) and table_type = 'BASE TABLE' order by 1
        """;

    /// <summary>The names of all tables of some schemas, with their schemas.</summary>
    /// <param name="database">The database.</param>
    /// <param name="schemas">The schemas.</param>
    public static async Task<IReadOnlyList<string>> TablesAsync(TestDatabase database, params string[] schemas)
    {
        await using var query = database.DataSource.CreateCommand(Tables);
        query.Parameters.Add(new() { Value = schemas });
        await using var reader = await query.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    /// <summary>For each table the number of its rows and a digest of them and of the transactions that wrote them, all at one moment.</summary>
    /// <param name="database">The database.</param>
    /// <param name="tables">The tables.</param>
    public static async Task<IReadOnlyDictionary<string, string>> TakeAsync(TestDatabase database, params string[] tables)
    {
        var union = new StringBuilder();
        foreach (var table in tables)
        {
            union.Append(union.Length == 0 ? "" : " union all ")
                .Append("select '").Append(table).Append("', count(*) || ' rows, ' || coalesce(md5(string_agg(row.xmin || ' ' || row::text, ' ' order by row.ctid)), '') from ")
                .Append(table).Append(" row");
        }

        await using var query = database.DataSource.CreateCommand(union.ToString());
        await using var reader = await query.ExecuteReaderAsync();
        var digests = new Dictionary<string, string>();
        while (await reader.ReadAsync())
        {
            digests.Add(reader.GetString(0), reader.GetString(1));
        }

        return digests;
    }

    /// <summary>Waits until a host has proven of all open tasks that somebody may decide them, which it does by itself soon after they opened or accounts changed.</summary>
    /// <param name="database">The database.</param>
    public static Task UntilProvenAsync(NpgsqlDataSource database) => database.UntilAsync(
        "all tasks are proven",
        """
        not exists (select from cases.tasks where state = 'open' and claimed_by is null and (proven_at is null
            or proven_for < (select version + (select coalesce(max(number), 0) from cases.local_settings) from accounts.people)))
        """);
}
