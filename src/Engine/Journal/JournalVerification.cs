using System.Data;
using Npgsql;

namespace MedInsFlows.Engine.Journal;

/// <summary>Whether a chain of records is whole.</summary>
/// <param name="Intact">Whether.</param>
/// <param name="Records">How many records there are.</param>
/// <param name="FirstBroken">The number of the first record that is not what it was, or is missing.</param>
public sealed record JournalVerification(bool Intact, int Records, int? FirstBroken)
{
    /// <summary>Verifies a chain that begins with no record and whose head is a row of its own: no record changed, left out, added or cut off at the end.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="head">Reads how many records the chain has and the hash of the last; no row where it has none.</param>
    /// <param name="records">Reads number, content and hash of each record, in order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<JournalVerification> ReadAsync(NpgsqlDataSource dataSource, NpgsqlBatchCommand head, NpgsqlBatchCommand records, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, moment) { BatchCommands = { head, records } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var (count, hash) = await reader.ReadAsync(cancellationToken) ? (reader.GetInt32(0), (ReadOnlyMemory<byte>)(byte[])reader[1]) : (0, JournalChain.Genesis);
        await reader.NextResultAsync(cancellationToken);
        var walk = new ChainWalk();
        while (await reader.ReadAsync(cancellationToken))
        {
            walk.Add(new JournalEntry(reader.GetInt32(0), (byte[])reader[1], (byte[])reader[2], walk.Hash));
        }

        return walk.Conclude(count, hash);
    }

    /// <summary>Verifies a journal by what its instance says of it. There is none without a record.</summary>
    internal static JournalVerification Of(IReadOnlyList<JournalEntry> entries, JournalledInstance? instance)
    {
        var walk = new ChainWalk();
        foreach (var entry in entries)
        {
            walk.Add(entry);
        }

        return entries.Count > 0 && instance is not null
            ? walk.Conclude(instance.Records, instance.JournalHash)
            : new JournalVerification(Intact: false, entries.Count, walk.FirstBroken ?? 1);
    }
}
