namespace MedInsFlows.Engine.Definitions;

/// <summary>Something that was done with a definition. Immutable.</summary>
/// <param name="At">When, machine time.</param>
/// <param name="Actor">Who: a user name, or <c>service</c>.</param>
/// <param name="Act">What.</param>
/// <param name="Version">The number of the version, if it was one.</param>
/// <param name="Basis">On which ground, if one was given.</param>
public sealed record DefinitionEvent(DateTimeOffset At, string Actor, DefinitionAct Act, int? Version, string? Basis);
