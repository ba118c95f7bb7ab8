using System.Diagnostics.CodeAnalysis;

namespace MedInsFlows.Cases.Protection;

/// <summary>The keys with which personal data is sealed and searched. Thread-safe.</summary>
/// <param name="Keys">For sealing.</param>
/// <param name="Digest">For searching and citing.</param>
public sealed record PersonalData(KeyRing Keys, KeyedDigest Digest) : IDisposable
{
    /// <summary>Unwraps the keys.</summary>
    /// <param name="masterKey">The key that wraps them, 32 bytes.</param>
    /// <param name="rows">The wrapped keys.</param>
    /// <param name="reread">Reads them again, because others may have added to them; null where nobody can.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They are wrapped by another key.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The record owns them.")]
    public static PersonalData Open(byte[] masterKey, IReadOnlyCollection<WrappedKey> rows, Func<IEnumerable<WrappedKey>>? reread = null) =>
        new(new KeyRing(masterKey, rows, reread: reread), new KeyedDigest(masterKey, rows));

    /// <summary>Forgets the keys.</summary>
    public void Dispose()
    {
        Keys.Dispose();
        Digest.Dispose();
    }
}
