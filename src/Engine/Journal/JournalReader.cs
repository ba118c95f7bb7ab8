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
