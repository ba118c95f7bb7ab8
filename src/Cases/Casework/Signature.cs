using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Cases.Casework;

/// <summary>加签: what an added signer can say.</summary>
public static class Signature
{
    /// <summary>The signer agrees.</summary>
    public const string Agrees = "同意";

    /// <summary>The signer does not agree.</summary>
    public const string Disagrees = "不同意";

    /// <summary>What can be decided on the task of a signature.</summary>
    public static IReadOnlyList<DecisionRule> Decisions { get; } = [new(Agrees, DecisionKind.Positive, RequiresReason: false), new(Disagrees, DecisionKind.Negative, RequiresReason: true)];
}
