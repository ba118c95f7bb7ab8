using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MedInsFlows.Host.Keys;

/// <summary>
/// The key that wraps all others: 32 random bytes in a file outside the database, the same on every host. Immutable and safe for
/// concurrent use.
/// </summary>
internal sealed class MasterKey
{
    private const int Length = 32;
    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>Stands where no key could be read; nothing can be derived from it.</summary>
    public static MasterKey Absent { get; } = new([]);

    /// <summary>Reads a key of 32 bytes written as base64.</summary>
    public static bool TryParse(string text, out MasterKey masterKey)
    {
        masterKey = Absent;
        if (!Base64.IsValid(text, out var length) || length != Length)
        {
            return false;
        }

        masterKey = new(Convert.FromBase64String(text));
        return true;
    }

    /// <summary>A key of 32 bytes for one purpose, by HKDF-SHA256, so that no two uses share a key.</summary>
    /// <param name="purpose">Names the use; never changes once values depend on it.</param>
    public byte[] Derive(string purpose) => key.Length == Length
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, salt: null, Encoding.UTF8.GetBytes(purpose))
        : throw new InvalidOperationException("There is no master key.");
}
