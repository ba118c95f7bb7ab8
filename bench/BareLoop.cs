using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Bench;

/// <summary>
/// The same row writes without any engine, in two round trips with prepared batches: lock and read one instance row with 4 KB of jsonb; then update
/// it, insert one task, one bookmark, three journal rows and one outbox row, delete one bookmark, commit.
/// </summary>
internal sealed class BareLoop(NpgsqlDataSource dataSource)
{
    private static readonly string State =
        $"{{\"text\":\"{string.Join(' ', Enumerable.Range(0, 180).Select(number => $"{number * 7919 % 10007:0000}-{number:000000}-{number * 31 % 997:000000}"))}\"}}";
    private static readonly byte[] Record = Encoding.UTF8.GetBytes(new string('r', 350));

    private readonly Guid[] instances = [.. Enumerable.Range(0, 5_000).Select(Id)];
    private int next;

    public async Task PrepareAsync()
    {
        await using var create = dataSource.CreateCommand(
            """
            create schema bare;
            create table bare.instances (id uuid primary key, version integer not null, state jsonb not null) with (fillfactor = 70);
            create table bare.tasks (id uuid primary key, instance_id uuid not null, stage text not null, opened_at timestamptz not null);
            create index on bare.tasks (instance_id);
            create table bare.bookmarks (id uuid primary key, instance_id uuid not null, hash text not null);
            create index on bare.bookmarks (hash);
            create table bare.journal (instance_id uuid, seq integer, content bytea not null, hash bytea not null, primary key (instance_id, seq));
            create table bare.outbox (id uuid primary key, instance_id uuid not null, content bytea not null, due timestamptz not null);
            """);
        await create.ExecuteNonQueryAsync();
        await using var insert = dataSource.CreateCommand("insert into bare.instances select id, 0, $2::jsonb from unnest($1) id");
        insert.Parameters.Add(new() { Value = instances });
        insert.Parameters.Add(new() { Value = State });
        await insert.ExecuteNonQueryAsync();
        await using var bookmarks = dataSource.CreateCommand("insert into bare.bookmarks select id, id, 'hash' from unnest($1) id");
        bookmarks.Parameters.Add(new() { Value = instances });
        await bookmarks.ExecuteNonQueryAsync();
    }

    public async Task<bool> StepAsync()
    {
        var turn = Interlocked.Increment(ref next);
        var (instance, fresh) = (instances[turn % instances.Length], Id(1_000_000 + turn));
        await using var connection = await dataSource.OpenConnectionAsync();
        await using (var load = new NpgsqlBatch(connection))
        {
            Add(load, "begin");
            Add(load, "select version, state from bare.instances where id = $1 for update", instance);
            await using var reader = await load.ExecuteReaderAsync();
            await reader.ReadAsync();
            _ = reader.GetString(1);
        }

        await using var write = new NpgsqlBatch(connection);
        Add(write, "update bare.instances set version = version + 1, state = $2 where id = $1", instance, new NpgsqlParameter { Value = State, NpgsqlDbType = NpgsqlDbType.Jsonb });
        Add(write, "insert into bare.tasks values ($1, $2, 'review', $3)", fresh, instance, DateTime.UnixEpoch);
        Add(write, "delete from bare.bookmarks where id = $1", instance);
        Add(write, "insert into bare.bookmarks values ($1, $2, 'hash')", fresh, instance);
        Add(write, "insert into bare.journal select $1, seq, $3, $4 from unnest($2) seq", instance, new[] { turn * 3, (turn * 3) + 1, (turn * 3) + 2 }, Record, new byte[32]);
        Add(write, "insert into bare.outbox values ($1, $2, $3, $4)", fresh, instance, Record, DateTime.UnixEpoch);
        Add(write, "commit");
        await write.ExecuteNonQueryAsync();
        return true;
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Ids in the order of time, as UUIDs of version 7 are.</summary>
    private static Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, ((long)number << 16) | 0x7000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[12..], unchecked(number * -1640531527));
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }
}
