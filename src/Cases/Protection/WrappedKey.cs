using System.Security.Cryptography;

namespace MedInsFlows.Cases.Protection;

/// <summary>A key as it is stored: sealed under the master key, bound to its id and purpose.</summary>
/// <param name="Id">Its number, from 1; the greatest among the data keys is the one in use for writing.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Bytes">The sealed key.</param>
public sealed record WrappedKey(int Id, KeyPurpose Purpose, byte[] Bytes)
{
    /// <summary>The id under which the master key stands in the layout of sealed values.</summary>
    private const int MasterKeyId = 0;

    /// <summary>Draws a new key and wraps it.</summary>
    /// <param name="id">Its number, from 1.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="masterKey">32 bytes.</param>
    /// <param name="random">Where the key and its nonce are drawn.</param>
    /// <exception cref="ArgumentException">The number is not positive, or the master key has another length.</exception>
    public static WrappedKey Create(int id, KeyPurpose purpose, byte[] masterKey, RandomNumberGenerator random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(id);
        RequireLength(masterKey);
        var key = new byte[Envelope.KeyLength];
        try
        {
            random.GetBytes(key);
            return new WrappedKey(id, purpose, Envelope.Seal(masterKey, MasterKeyId, key, Context(id, purpose), random));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The key itself; the caller clears it.</summary>
    /// <exception cref="ArgumentException">The master key has another length.</exception>
    /// <exception cref="CryptographicException">The row was altered, or wrapped under another master key.</exception>
    internal byte[] Unwrap(byte[] masterKey)
    {
        RequireLength(masterKey);
        return Envelope.Open(masterKey, Bytes, Context(Id, Purpose));
    }

    private static string Context(int id, KeyPurpose purpose) => $"key/{purpose}/{id}";

    private static void RequireLength(byte[] masterKey)
    {
        if (masterKey.Length != Envelope.KeyLength)
        {
            throw new ArgumentException($"主密钥须为{Envelope.KeyLength}字节。", nameof(masterKey));
        }
    }
}
