namespace MedInsFlows.Engine.Definitions;

/// <summary>Where a definition stands: what a command looks at before it acts. Immutable.</summary>
/// <param name="Latest">The version that a designer works on; none, where there is no such definition.</param>
/// <param name="Published">The version in force, if one is.</param>
internal sealed record DefinitionHead(HeadVersion? Latest, HeadVersion? Published)
{
    /// <summary>Whether the latest version is a draft, so that it may change.</summary>
    public bool HasDraft => Latest is { WasPublished: false };

    /// <summary>Whether nothing of a person's stands before what files say.</summary>
    public bool FollowsFiles => Latest is null or { Origin: DefinitionOrigin.File, IsPublished: true };

    /// <summary>Whether the latest version or the one in force has this content.</summary>
    public bool Says(byte[] sha256) => Latest?.Has(sha256) is true || Published?.Has(sha256) is true;
}

/// <summary>One of the two versions that matter.</summary>
/// <param name="Id">The id of the version.</param>
/// <param name="Number">Its number.</param>
/// <param name="Sha256">The hash of its canonical text.</param>
/// <param name="Origin">Where its content comes from.</param>
/// <param name="IsPublished">Whether it is in force.</param>
/// <param name="WasPublished">Whether it is or was in force.</param>
internal sealed record HeadVersion(Guid Id, int Number, byte[] Sha256, DefinitionOrigin Origin, bool IsPublished, bool WasPublished)
{
    /// <summary>Whether it has this content.</summary>
    public bool Has(ReadOnlySpan<byte> sha256) => sha256.SequenceEqual(Sha256);
}
