namespace MedInsFlows.Engine.Definitions;

/// <summary>A version that is to come into force. It never changes meanwhile. Immutable.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="Basis">依据: on which ground.</param>
/// <param name="EffectiveAt">Not before when, business time; none: at once.</param>
/// <param name="AskedAt">When it was asked for, machine time; here as below.</param>
/// <param name="AskedBy">By whom.</param>
/// <param name="MustBeSigned">Whether somebody else has to sign it.</param>
/// <param name="SignedAt">When somebody did.</param>
/// <param name="SignedBy">Who.</param>
public sealed record Publication(
    int Version, string Basis, DateTimeOffset? EffectiveAt, DateTimeOffset AskedAt, string AskedBy, bool MustBeSigned, DateTimeOffset? SignedAt, string? SignedBy)
{
    /// <summary>Whether a signature is still to come.</summary>
    public bool AwaitsSignature => MustBeSigned && SignedAt is null;
}
