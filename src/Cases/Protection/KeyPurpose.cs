namespace MedInsFlows.Cases.Protection;

/// <summary>What a key is for; a key made for one purpose cannot be opened for the other.</summary>
public enum KeyPurpose
{
    /// <summary>Sealing values.</summary>
    Data,

    /// <summary>Keyed digests.</summary>
    Digest,
}
