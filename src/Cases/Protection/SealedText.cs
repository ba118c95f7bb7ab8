using System.Security.Cryptography;

namespace MedInsFlows.Cases.Protection;

/// <summary>A value sealed by a <see cref="KeyRing"/>, as it is stored.</summary>
/// <param name="bytes">The stored bytes; whether they are whole shows when they are opened.</param>
public sealed class SealedText(byte[] bytes)
{
    /// <summary>The stored bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>The key that it was sealed with.</summary>
    /// <exception cref="CryptographicException">The bytes are no sealed value.</exception>
    public int KeyId => Envelope.KeyId(bytes);

    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(SealedText);
}
