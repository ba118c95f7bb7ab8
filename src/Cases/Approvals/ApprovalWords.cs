using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Cases.Approvals;

/// <summary>What can be decided at a level of an approval.</summary>
public static class ApprovalWords
{
    /// <summary>The signer approves.</summary>
    public const string Agree = "同意";

    /// <summary>The signer lets it go back.</summary>
    public const string Return = "退回";

    /// <summary>The signer does not approve.</summary>
    public const string Disagree = "不同意";

    /// <summary>The datum in which who returns it names the level to which it goes.</summary>
    public const string ToLevel = "toLevel";

    /// <summary>The decisions.</summary>
    public static IReadOnlyList<DecisionRule> Decisions { get; } =
    [
        new(Agree, DecisionKind.Positive, RequiresReason: false),
        new(Return, DecisionKind.Return, RequiresReason: true),
        new(Disagree, DecisionKind.Negative, RequiresReason: true),
    ];

    /// <summary>What an expert can decide: he says what he finds and returns nothing.</summary>
    public static IReadOnlyList<DecisionRule> DecisionsOfExperts { get; } = [.. Decisions.Where(rule => rule.Kind != DecisionKind.Return)];

    /// <summary>The datum that names one of the levels before one; nothing for the first.</summary>
    /// <param name="before">The stages of those before.</param>
    public static IEnumerable<RequiredField> ToLevelAmong(IReadOnlyList<string> before) => before.Count == 0
        ? []
        : [new RequiredField { Id = ToLevel, Name = "退回到哪一级", Type = FieldType.Choice, Required = false, Options = [.. before.Select(stage => new Option(stage, stage))] }];
}
