using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>What PostgreSQL has counted up to a moment.</summary>
internal sealed record DatabaseCounters(long Transactions, long Syncs, long WalBytes)
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

    /// <summary>What was counted since an earlier moment, for each of a number of steps.</summary>
    public string Since(DatabaseCounters before, double steps) => FormattableString.Invariant(
        $"{(Transactions - before.Transactions - 1) / steps:0.00} write transactions, {(Syncs - before.Syncs) / steps:0.00} fsyncs, {(WalBytes - before.WalBytes) / steps / 1024:0.0} KB of WAL");
}
