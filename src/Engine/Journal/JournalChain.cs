using System.Security.Cryptography;

namespace MedInsFlows.Engine.Journal;

/// <summary>The chain of hashes over a journal: each is SHA-256 of the one before and the record's bytes. The first follows 32 zero bytes.</summary>
public static class JournalChain
{
    /// <summary>What the first record follows.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[32];

    /// <summary>The hash of a record.</summary>
    /// <param name="previous">The hash of the record before.</param>
    /// <param name="content">The record's canonical bytes.</param>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
