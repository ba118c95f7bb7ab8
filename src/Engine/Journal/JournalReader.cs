using Npgsql;

namespace MedInsFlows.Engine.Journal;

/// <summary>Reads and verifies journals. Thread-safe.</summary>
/// <param name="dataSource">The database.</param>
public sealed class JournalReader(NpgsqlDataSource dataSource)
{
    /// <summary>The records of an instance, in order.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select seq, content, hash from engine.journal where instance_id = $1 order by seq");
        command.Parameters.Add(new NpgsqlParameter { Value = instanceId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<JournalEntry>();
        var previous = JournalChain.Genesis;
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = new JournalEntry(reader.GetInt32(0), (byte[])reader[1], (byte[])reader[2], previous);
            entries.Add(entry);
            previous = entry.Hash;
        }

        return entries;
    }

    /// <summary>Whether an instance's journal is whole: no record changed, left out, added or cut off at the end.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<JournalVerification> VerifyAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        var entries = await ReadAsync(instanceId, cancellationToken);
        var broken = entries.Select((entry, index) => (entry, Expected: index + 1)).FirstOrDefault(pair => pair.entry.Seq != pair.Expected || !pair.entry.IsIntact);
        if (broken.entry is not null)
        {
            return new JournalVerification(false, entries.Count, broken.Expected);
        }

        await using var command = dataSource.CreateCommand("select records, journal_hash from engine.instances where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = instanceId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return new JournalVerification(false, entries.Count, 1);
        }

        var whole = reader.GetInt32(0) == entries.Count
            && (entries.Count == 0 ? JournalChain.Genesis : entries[^1].Hash).Span.SequenceEqual((byte[])reader[1]);
        return new JournalVerification(whole, entries.Count, whole ? null : entries.Count + 1);
    }
}

/// <summary>Whether a journal is whole.</summary>
/// <param name="Intact">Whether.</param>
/// <param name="Records">How many records there are.</param>
/// <param name="FirstBroken">The number of the first record that is not what it was, or is missing.</param>
public sealed record JournalVerification(bool Intact, int Records, int? FirstBroken);
