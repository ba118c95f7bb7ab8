using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace MedInsFlows.Cases.Protection;

/// <summary>
/// The data keys, open in memory. Values are sealed with the newest key and opened with the one that they name; to rotate is to store a
/// key with a greater id and to build the next ring from all rows. Thread-safe until disposed; disposing clears the keys.
/// </summary>
public sealed class KeyRing : IDisposable
{
    private readonly FrozenDictionary<int, byte[]> keys;
    private readonly RandomNumberGenerator random;
    private bool disposed;

    /// <summary>Opens the data keys among the stored rows; those for other purposes are left alone.</summary>
    /// <param name="masterKey">32 bytes; the ring does not keep them.</param>
    /// <param name="rows">All stored keys.</param>
    /// <param name="random">Where nonces are drawn, thread-safe; the system's generator if null.</param>
    /// <exception cref="ArgumentException">The master key has another length, or there is no data key.</exception>
    /// <exception cref="CryptographicException">A row was altered, or wrapped under another master key.</exception>
    public KeyRing(byte[] masterKey, IEnumerable<WrappedKey> rows, RandomNumberGenerator? random = null)
    {
        this.random = random ?? RandomNumberGenerator.Create();
        keys = rows.Where(row => row.Purpose == KeyPurpose.Data).ToFrozenDictionary(row => row.Id, row => row.Unwrap(masterKey));
        ActiveKeyId = keys.Count > 0 ? keys.Keys.Max() : throw new ArgumentException("没有数据密钥。", nameof(rows));
    }

    /// <summary>The key in use for writing.</summary>
    public int ActiveKeyId { get; }

    /// <summary>Whether a key is on the ring; if not, another host may have added it since, and the rows are to be read again.</summary>
    public bool Has(int keyId) => keys.ContainsKey(keyId);

    /// <summary>Seals bytes for one place.</summary>
    /// <param name="content">What is to be kept secret.</param>
    /// <param name="context">Where it is stored (table, column and row id): it can be opened only with the same.</param>
    public SealedText Seal(ReadOnlySpan<byte> content, string context) =>
        new(Envelope.Seal(Key(ActiveKeyId), ActiveKeyId, content, context, random));

    /// <summary>Seals a text for one place.</summary>
    /// <inheritdoc cref="Seal(ReadOnlySpan{byte}, string)"/>
    public SealedText Seal(string content, string context) => Seal(Encoding.UTF8.GetBytes(content), context);

    /// <summary>The sealed bytes.</summary>
    /// <param name="value">What was stored.</param>
    /// <param name="context">Where it is stored.</param>
    /// <exception cref="CryptographicException">Altered, moved from another place, or sealed with a key not on the ring.</exception>
    public byte[] Open(SealedText value, string context) =>
        Envelope.Open(Key(value.KeyId), value.Bytes.Span, context);

    /// <summary>The sealed text.</summary>
    /// <inheritdoc cref="Open(SealedText, string)"/>
    public string OpenText(SealedText value, string context) => Encoding.UTF8.GetString(Open(value, context));

    /// <summary>Clears the keys.</summary>
    public void Dispose()
    {
        disposed = true;
        foreach (var key in keys.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private byte[] Key(int id)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return keys.GetValueOrDefault(id) ?? throw Envelope.Broken();
    }
}
