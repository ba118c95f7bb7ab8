using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace MedInsFlows.Host.Keys;

/// <summary>Hands the framework's keys to the cipher before they are stored.</summary>
internal sealed class KeyEncryptor(KeyCipher cipher) : IXmlEncryptor
{
    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(cipher.Wrap(plaintextElement), typeof(KeyDecryptor));
}
