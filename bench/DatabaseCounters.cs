using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>What PostgreSQL has counted: up to a moment, or for each step.</summary>
internal sealed record DatabaseCounters(double Transactions, double Syncs, double WalBytes)
{
    /// <summary>Reads the counters.</summary>
    public static async Task<DatabaseCounters> ReadAsync(NpgsqlDataSource dataSource)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using (var flush = new NpgsqlCommand("select pg_stat_force_next_flush(), pg_sleep(1.1)", connection))
        {
            await flush.ExecuteNonQueryAsync();
        }

        await using var query = new NpgsqlCommand("select pg_current_xact_id()::text::bigint, wal_sync, wal_bytes::bigint from pg_stat_wal", connection);
        await using var reader = await query.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new DatabaseCounters(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>What was counted since an earlier moment, for each of a number of steps. Asking took a transaction of its own.</summary>
    public DatabaseCounters Since(DatabaseCounters before, int steps) => new(
        (Transactions - before.Transactions - 1) / steps,
        (Syncs - before.Syncs) / steps,
        (WalBytes - before.WalBytes) / steps);
}
