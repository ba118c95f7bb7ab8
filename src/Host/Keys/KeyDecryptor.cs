using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace MedInsFlows.Host.Keys;

/// <summary>
/// Opens a stored key; the framework makes it by the name that is stored with the key, so name and namespace stay as they are.
/// </summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly KeyCipher cipher = services.GetRequiredService<KeyCipher>();

    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement) => cipher.Unwrap(encryptedElement);
}
