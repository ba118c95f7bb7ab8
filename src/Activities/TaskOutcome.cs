using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities;

/// <summary>A decision that an activity knows beforehand.</summary>
/// <param name="Rule">The decision and what it means.</param>
/// <param name="Port">The port by which the case goes on.</param>
internal sealed record TaskOutcome(DecisionRule Rule, string Port)
{
    /// <summary>The case goes on.</summary>
    public static TaskOutcome Positive(string decision, string port) => new(new DecisionRule(decision, DecisionKind.Positive, RequiresReason: false), port);

    /// <summary>The case does not get what was applied for, or not in this way; it needs a reason.</summary>
    public static TaskOutcome Negative(string decision, string port) => new(new DecisionRule(decision, DecisionKind.Negative, RequiresReason: true), port);

    /// <summary>The case goes back; it needs a reason.</summary>
    public static TaskOutcome Return(string decision, string port) => new(new DecisionRule(decision, DecisionKind.Return, RequiresReason: true), port);
}
