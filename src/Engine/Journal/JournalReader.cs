using System.Data;
using Npgsql;

namespace MedInsFlows.Engine.Journal;

/// <summary>Reads and verifies journals. Thread-safe.</summary>
/// <param name="dataSource">The database.</param>
public sealed class JournalReader(NpgsqlDataSource dataSource)
{
    /// <summary>The records of an instance, in order.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(Guid instanceId, CancellationToken cancellationToken) =>
        (await SnapshotAsync(instanceId, cancellationToken)).Entries;

    /// <summary>Whether an instance's journal is whole: no record changed, left out, added or cut off at the end.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<JournalVerification> VerifyAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        var (entries, instance) = await SnapshotAsync(instanceId, cancellationToken);
        return JournalVerification.Of(entries, instance);
    }

    /// <summary>A journal and what its instance says, as both were at one moment, whatever is committed meanwhile.</summary>
    internal async Task<(IReadOnlyList<JournalEntry> Entries, JournalledInstance? Instance)> SnapshotAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, moment)
        {
            BatchCommands =
            {
                new("select records, journal_hash, state from engine.instances where id = $1") { Parameters = { new() { Value = instanceId } } },
                new("select seq, content, hash from engine.journal where instance_id = $1 order by seq") { Parameters = { new() { Value = instanceId } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var instance = await reader.ReadAsync(cancellationToken) ? new JournalledInstance(reader.GetInt32(0), (byte[])reader[1], reader.GetString(2)) : null;
        await reader.NextResultAsync(cancellationToken);
        var entries = new List<JournalEntry>();
        var previous = JournalChain.Genesis;
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = new JournalEntry(reader.GetInt32(0), (byte[])reader[1], (byte[])reader[2], previous);
            entries.Add(entry);
            previous = entry.Hash;
        }

        return (entries, instance);
    }
}

/// <summary>Whether a journal is whole.</summary>
/// <param name="Intact">Whether.</param>
/// <param name="Records">How many records there are.</param>
/// <param name="FirstBroken">The number of the first record that is not what it was, or is missing.</param>
public sealed record JournalVerification(bool Intact, int Records, int? FirstBroken)
{
    /// <summary>Verifies a journal by what its instance says of it.</summary>
    internal static JournalVerification Of(IReadOnlyList<JournalEntry> entries, JournalledInstance? instance)
    {
        var broken = entries.Select((entry, index) => (entry, Expected: index + 1)).FirstOrDefault(pair => pair.entry.Seq != pair.Expected || !pair.entry.IsIntact);
        int? firstBroken = broken.entry is not null ? broken.Expected
            : instance is null ? 1
            : entries.Count != instance.Records ? Math.Min(entries.Count, instance.Records) + 1
            : entries.Count > 0 && entries[^1].Hash.Span.SequenceEqual(instance.JournalHash.Span) ? null
            : Math.Max(entries.Count, 1);
        return new JournalVerification(firstBroken is null, entries.Count, firstBroken);
    }
}
