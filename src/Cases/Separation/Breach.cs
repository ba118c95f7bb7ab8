namespace MedInsFlows.Cases.Separation;

/// <summary>A rule that stands against somebody's deciding a task.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Stage">The stage that he has decided already; null where the rule is about whose case it is.</param>
public sealed record Breach(SeparationRule Rule, string? Stage = null);
