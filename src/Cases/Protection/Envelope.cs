using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MedInsFlows.Cases.Protection;

/// <summary>
/// The one use of a cipher: AES-256-GCM (NIST SP 800-38D) in the layout [format 1][key id 4, big-endian][nonce 12][ciphertext][tag 16]. The
/// header and the context are authenticated with the content, so that neither can be exchanged.
/// </summary>
/// <remarks>Nonces are random; one key may seal up to 2^32 values (SP 800-38D, 8.3), far more than its years of use.</remarks>
internal static class Envelope
{
    public const int KeyLength = 32;
    private const byte Format = 1;
    private const int HeaderLength = 5;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = HeaderLength + NonceLength + TagLength;

    public static byte[] Seal(byte[] key, int keyId, ReadOnlySpan<byte> content, string context, RandomNumberGenerator random)
    {
        var bytes = new byte[Overhead + content.Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), keyId);
        var nonce = bytes.AsSpan(HeaderLength, NonceLength);
        random.GetBytes(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            nonce, content, bytes.AsSpan(HeaderLength + NonceLength, content.Length), bytes.AsSpan(^TagLength..), Bound(bytes, context));
        return bytes;
    }

    /// <exception cref="CryptographicException">Not an envelope, or not unchanged, or of another key or context.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> bytes, string context)
    {
        _ = KeyId(bytes);
        var content = new byte[bytes.Length - Overhead];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(
                bytes.Slice(HeaderLength, NonceLength),
                bytes[(HeaderLength + NonceLength)..^TagLength],
                bytes[^TagLength..],
                content,
                Bound(bytes, context));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Broken();
        }
    }

    /// <exception cref="CryptographicException">Not an envelope.</exception>
    public static int KeyId(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Overhead && bytes[0] == Format ? BinaryPrimitives.ReadInt32BigEndian(bytes[1..]) : throw Broken();

    /// <summary>The one failure; it says neither what was sealed nor what is wrong with it.</summary>
    public static CryptographicException Broken() => new("加密数据无法打开：内容被改动、被挪用，或密钥不符。");

    private static byte[] Bound(ReadOnlySpan<byte> bytes, string context) =>
        [.. bytes[..HeaderLength], .. Encoding.UTF8.GetBytes(context)];
}
