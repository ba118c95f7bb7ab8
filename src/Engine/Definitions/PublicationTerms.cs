namespace MedInsFlows.Engine.Definitions;

/// <summary>How a version is to be published. Immutable.</summary>
/// <param name="Basis">依据: on which ground.</param>
/// <param name="EffectiveAt">Not before when, business time; none: at once.</param>
/// <param name="MustBeSigned">Whether somebody else has to sign it.</param>
public sealed record PublicationTerms(string Basis, DateTimeOffset? EffectiveAt = null, bool MustBeSigned = false);
