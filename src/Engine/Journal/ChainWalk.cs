namespace MedInsFlows.Engine.Journal;

/// <summary>Goes along a chain from its first record to its last, to find where it is broken. Not thread-safe.</summary>
internal sealed class ChainWalk
{
    private int count;

    /// <summary>The hash of the last record.</summary>
    public ReadOnlyMemory<byte> Hash { get; private set; } = JournalChain.Genesis;

    /// <summary>The number of the first record that is not what it was; null while there is none.</summary>
    public int? FirstBroken { get; private set; }

    /// <summary>Comes to the next record.</summary>
    public void Add(JournalEntry entry)
    {
        count++;
        FirstBroken ??= entry.Seq == count && entry.IsIntact ? null : count;
        Hash = entry.Hash;
    }

    /// <summary>Compares the end with what is said of it elsewhere.</summary>
    /// <param name="records">How many records there should be.</param>
    /// <param name="hash">The hash that the last should have.</param>
    public JournalVerification Conclude(int records, ReadOnlyMemory<byte> hash)
    {
        var broken = FirstBroken ?? (count != records ? Math.Min(count, records) + 1 : Hash.Span.SequenceEqual(hash.Span) ? null : count);
        return new JournalVerification(broken is null, count, broken);
    }
}
