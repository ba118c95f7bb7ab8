using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Tasks;

/// <summary>What is to be known of a decision that a flow offers.</summary>
/// <param name="Decision">The decision, which is the outcome of the activity.</param>
/// <param name="Kind">What it means.</param>
/// <param name="RequiresReason">Whether it needs a reason.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DecisionRule(string Decision, DecisionKind Kind, bool RequiresReason);
