using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace MedInsFlows.Cases.Protection;

/// <summary>
/// The data keys, open in memory. Values are sealed with the newest key and opened with the one that they name; to rotate is to store a
/// key with a greater id. A value that names a key which is not on the ring makes it read the stored rows again, so that what another host has sealed
/// with a new key opens at once. Thread-safe until disposed; disposing clears the keys.
/// </summary>
public sealed class KeyRing : IDisposable
{
    private readonly byte[] masterKey;
    private readonly RandomNumberGenerator random;
    private readonly Func<IEnumerable<WrappedKey>>? reread;
    private readonly Lock adding = new();
    private volatile FrozenDictionary<int, byte[]> keys;
    private volatile int activeKeyId;
    private volatile bool disposed;

    /// <summary>Opens the data keys among the stored rows; those for other purposes are left alone.</summary>
    /// <param name="masterKey">32 bytes; kept only where rows may be read again.</param>
    /// <param name="rows">All stored keys.</param>
    /// <param name="random">Where nonces are drawn, thread-safe; the system's generator if null.</param>
    /// <param name="reread">Reads the stored rows again; null where none can come.</param>
    /// <exception cref="ArgumentException">The master key has another length, or there is no data key.</exception>
    /// <exception cref="CryptographicException">A row was altered, or wrapped under another master key.</exception>
    public KeyRing(byte[] masterKey, IEnumerable<WrappedKey> rows, RandomNumberGenerator? random = null, Func<IEnumerable<WrappedKey>>? reread = null)
    {
        this.masterKey = reread is null ? [] : [.. masterKey];
        this.random = random ?? RandomNumberGenerator.Create();
        this.reread = reread;
        keys = rows.Where(row => row.Purpose == KeyPurpose.Data).ToFrozenDictionary(row => row.Id, row => row.Unwrap(masterKey));
        activeKeyId = keys.Count > 0 ? keys.Keys.Max() : throw new ArgumentException("没有数据密钥。", nameof(rows));
    }

    /// <summary>The key in use for writing.</summary>
    public int ActiveKeyId => activeKeyId;

    /// <summary>Whether a key is on the ring; if not, another host may have added it since, and the rows are to be read again.</summary>
    public bool Has(int keyId) => keys.ContainsKey(keyId);

    /// <summary>Takes up the keys that have been stored since.</summary>
    /// <exception cref="CryptographicException">A row was altered, or wrapped under another master key.</exception>
    public void Refresh()
    {
        var rows = reread?.Invoke().ToList() ?? [];
        lock (adding)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var added = rows.Where(row => row.Purpose == KeyPurpose.Data && !keys.ContainsKey(row.Id)).ToDictionary(row => row.Id, row => row.Unwrap(masterKey));
            if (added.Count > 0)
            {
                keys = keys.Concat(added).ToFrozenDictionary();
                activeKeyId = keys.Keys.Max();
            }
        }
    }

    /// <summary>Seals bytes for one place.</summary>
    /// <param name="content">What is to be kept secret.</param>
    /// <param name="context">Where it is stored (table, column and row id): it can be opened only with the same.</param>
    public SealedText Seal(ReadOnlySpan<byte> content, string context) =>
        SealWith(activeKeyId, content, context);

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
        CryptographicOperations.ZeroMemory(masterKey);
        foreach (var key in keys.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private SealedText SealWith(int keyId, ReadOnlySpan<byte> content, string context) => new(Envelope.Seal(Key(keyId), keyId, content, context, random));

    private byte[] Key(int id)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!keys.ContainsKey(id))
        {
            Refresh();
        }

        return keys.GetValueOrDefault(id) ?? throw Envelope.Broken();
    }
}
