using System.Security.Cryptography;
using System.Text;

namespace MedInsFlows.Cases.Protection;

/// <summary>
/// HMAC-SHA256 under a key of its own: finds sealed values by equality and cites revisions in the journal, and tells nothing to those
/// without the key, although the numbers that it is made from could be tried one by one. Thread-safe until disposed.
/// </summary>
public sealed class KeyedDigest : IDisposable
{
    private readonly byte[] key;
    private bool disposed;

    /// <summary>Opens the digest key. It is never rotated: what was cited under it must stay comparable.</summary>
    /// <param name="masterKey">32 bytes; they are not kept.</param>
    /// <param name="rows">All stored keys; those for other purposes are left alone.</param>
    /// <exception cref="ArgumentException">The master key has another length, or there is not exactly one digest key.</exception>
    /// <exception cref="CryptographicException">The row was altered, or wrapped under another master key.</exception>
    public KeyedDigest(byte[] masterKey, IEnumerable<WrappedKey> rows) =>
        key = rows.Where(row => row.Purpose == KeyPurpose.Digest).ToList() is [var row]
            ? row.Unwrap(masterKey)
            : throw new ArgumentException("摘要密钥须有且只有一个。", nameof(rows));

    /// <summary>
    /// The digest, 32 bytes, under which a value is found however it is typed: only letters and digits count, and not their case.
    /// </summary>
    public byte[] ForSearch(SearchTerm term, string value) =>
        Of($"search/{term}", Encoding.UTF8.GetBytes(string.Concat(value.Where(char.IsLetterOrDigit)).ToUpperInvariant()));

    /// <summary>The digest, 32 bytes, by which a journal cites the content of a revision.</summary>
    public byte[] ForCitation(ReadOnlySpan<byte> content) => Of("citation", content);

    /// <summary>Clears the key.</summary>
    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(key);
    }

    private byte[] Of(string use, ReadOnlySpan<byte> content)
    {
        ObjectDisposedException.ThrowIf(disposed, this);

        // A zero byte ends the name of the use, so that no value of one use gives the digest of another.
        using var digest = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        digest.AppendData(Encoding.UTF8.GetBytes(use));
        digest.AppendData([0]);
        digest.AppendData(content);
        return digest.GetHashAndReset();
    }
}
