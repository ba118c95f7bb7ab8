using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using MedInsFlows.Cases.Protection;
using Npgsql;

namespace MedInsFlows.Host.Protection;

/// <summary>
/// Carries what is sealed with a former key over to the newest one, in small commits, on one host at a time for each part; a host that is stopped
/// leaves nothing half done, and whoever comes next goes on where it was. Nothing waits for it: values of every key stay readable. Thread-safe.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "Tables and columns are constants; values travel as parameters.")]
internal sealed class Resealing(NpgsqlDataSource dataSource, PersonalKeys keys)
{
    private int done;

    /// <summary>Carries over all that there is.</summary>
    /// <returns>How many values.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (active, carried) = (keys.Current.Keys.ActiveKeyId, 0);
        if (active == done)
        {
            return 0;
        }

        var through = true;
        foreach (var part in SealedPart.All)
        {
            (int Carried, bool Goes) step;
            while ((step = await StepAsync(part, active, cancellationToken)).Goes)
            {
                carried += step.Carried;
            }

            through &= step.Carried == 0;
        }

        done = through ? active : done;
        return carried;
    }

    /// <summary>Carries over one batch of a part.</summary>
    /// <returns>How many values; whether there may be more for this host to do. Where another host is at the part, -1 and false.</returns>
    internal async Task<(int Carried, bool Goes)> StepAsync(SealedPart part, int active, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await BeginAsync(connection, part, active, cancellationToken);
        if (await TakeAsync(connection, part, active, cancellationToken) is not { } state)
        {
            return (-1, false);
        }

        if (state.Done)
        {
            return (0, false);
        }

        var batch = await ReadAsync(connection, part, active, state.After, cancellationToken);
        if (batch.Count == 0)
        {
            // A host that did not know the key yet may have sealed something behind us; only a pass from the beginning that finds nothing is the last.
            await SaveAsync(connection, part, Guid.Empty, 0, state.After == Guid.Empty, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (0, state.After != Guid.Empty);
        }

        var ring = keys.Current.Keys;
        await using var update = new NpgsqlCommand(
            $"update {part.Table} row set {part.Column} = given.fresh from unnest($1, $2, $3) given (id, former, fresh) where row.id = given.id and row.{part.Column} = given.former",
            connection);
        update.Parameters.Add(new() { Value = batch.Select(value => value.Id).ToArray() });
        update.Parameters.Add(new() { Value = batch.Select(value => value.Sealed).ToArray() });
        update.Parameters.Add(new()
        {
            Value = batch.Select(value => ring.Seal(ring.Open(new SealedText(value.Sealed), part.Context(value.Id)), part.Context(value.Id)).Bytes.ToArray()).ToArray(),
        });
        var carried = await update.ExecuteNonQueryAsync(cancellationToken);
        await SaveAsync(connection, part, batch[^1].Id, carried, false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (carried, true);
    }

    private static async Task BeginAsync(NpgsqlConnection connection, SealedPart part, int active, CancellationToken cancellationToken)
    {
        await using var begin = new NpgsqlCommand(
            """
            insert into cases.resealing as state (part, key_id, after, carried, done) values ($1, $2, $3, 0, false)
            on conflict (part) do update set key_id = excluded.key_id, after = excluded.after, carried = 0, done = false where state.key_id < excluded.key_id
            """,
            connection);
        begin.Parameters.Add(new() { Value = part.Key });
        begin.Parameters.Add(new() { Value = active });
        begin.Parameters.Add(new() { Value = Guid.Empty });
        await begin.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<(Guid After, bool Done)?> TakeAsync(NpgsqlConnection connection, SealedPart part, int active, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand("select after, done from cases.resealing where part = $1 and key_id = $2 for update skip locked", connection);
        take.Parameters.Add(new() { Value = part.Key });
        take.Parameters.Add(new() { Value = active });
        await using var reader = await take.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(0), reader.GetBoolean(1)) : null;
    }

    private static async Task<List<(Guid Id, byte[] Sealed)>> ReadAsync(
        NpgsqlConnection connection, SealedPart part, int active, Guid after, CancellationToken cancellationToken)
    {
        var key = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(key, active);
        await using var query = new NpgsqlCommand(
            $"select id, {part.Column} from {part.Table} where id > $1 and substring({part.Column} from 2 for 4) <> $2 order by id limit $3",
            connection);
        query.Parameters.Add(new() { Value = after });
        query.Parameters.Add(new() { Value = key });
        query.Parameters.Add(new() { Value = part.Batch });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var values = new List<(Guid, byte[])>();
        while (await reader.ReadAsync(cancellationToken))
        {
            values.Add((reader.GetGuid(0), (byte[])reader[1]));
        }

        return values;
    }

    private static async Task SaveAsync(NpgsqlConnection connection, SealedPart part, Guid after, int carried, bool done, CancellationToken cancellationToken)
    {
        await using var save = new NpgsqlCommand("update cases.resealing set after = $2, carried = carried + $3, done = $4 where part = $1", connection);
        save.Parameters.Add(new() { Value = part.Key });
        save.Parameters.Add(new() { Value = after });
        save.Parameters.Add(new() { Value = (long)carried });
        save.Parameters.Add(new() { Value = done });
        await save.ExecuteNonQueryAsync(cancellationToken);
    }
}
