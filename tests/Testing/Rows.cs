using System.Globalization;
using Npgsql;

namespace MedInsFlows.Testing;

/// <summary>Looks into a database behind the back of its hosts.</summary>
public static class Rows
{
    /// <summary>The first column of what a query finds, as text.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this NpgsqlDataSource database, string sql)
    {
        await using var query = database.CreateCommand(sql);
        await using var reader = await query.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader[0], CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    /// <summary>Waits until a query finds true. The database waits a moment between two looks, so that the looking takes little.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public static async Task UntilAsync(this NpgsqlDataSource database, string what, string condition)
    {
        using var timeout = new CancellationTokenSource(ChildProcess.Patience);
        while (!timeout.IsCancellationRequested)
        {
            if (await database.RowsAsync($"select {condition} from pg_sleep(0.02)") is ["True"])
            {
                return;
            }
        }

        throw new TimeoutException($"Waited {ChildProcess.Patience.TotalSeconds} s in vain until {what}.");
    }
}
