using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace MedInsFlows.Host.Keys;

/// <summary>Wraps the framework's data-protection keys by AES-256-GCM under the master key. Safe for concurrent use.</summary>
internal sealed class KeyCipher(MasterKey masterKey)
{
    private static readonly XName Wrapped = "wrappedKey";
    private readonly byte[] key = masterKey.Derive("data protection keys");

    /// <summary>The element as ciphertext: nonce, tag and text, each value with a nonce of its own.</summary>
    public XElement Wrap(XElement plain)
    {
        var text = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var value = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + text.Length];
        var (nonce, tag, cipher) = Parts(value);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce.Span, text, cipher.Span, tag.Span);
        return new(Wrapped, Convert.ToBase64String(value));
    }

    /// <summary>The element that was wrapped.</summary>
    /// <exception cref="CryptographicException">It was wrapped under another master key, or altered.</exception>
    public XElement Unwrap(XElement wrapped)
    {
        var (nonce, tag, cipher) = Parts(Convert.FromBase64String(wrapped.Value));
        var text = new byte[cipher.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, text);
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(Memory<byte> value)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var tag = AesGcm.TagByteSizes.MaxSize;
        return (value[..nonce], value.Slice(nonce, tag), value[(nonce + tag)..]);
    }
}
