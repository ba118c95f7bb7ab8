namespace MedInsFlows.Cases.Separation;

/// <summary>不相容岗位: a rule that keeps somebody from deciding. A closed list, design.md section 6. Immutable; compared by identity.</summary>
public sealed class SeparationRule
{
    /// <summary>Nobody handles his own case.</summary>
    public static SeparationRule OwnCase { get; } = new("own-case", "不得办理本人的业务", isHard: true);

    /// <summary>Nobody handles a relative's case.</summary>
    public static SeparationRule RelativesCase { get; } = new("relatives-case", "不得办理亲属的业务", isHard: true);

    /// <summary>审核 ≠ 复核.</summary>
    public static SeparationRule SecondReview { get; } = new("second-review", "审核与复核不得由同一人办理", isHard: true);

    /// <summary>Entering a payment ≠ approving it ≠ paying it.</summary>
    public static SeparationRule Payment { get; } = new("payment", "拨付的录入、审批、支付不得由同一人办理", isHard: true);

    /// <summary>受理 ≠ 审核, which an agency may set off within the risk level.</summary>
    public static SeparationRule Review { get; } = new("review", "受理与审核不得由同一人办理", isHard: false);

    /// <summary>What the flow of the item asks besides.</summary>
    public static SeparationRule Flow { get; } = new("flow", "本事项规定的不相容环节不得由同一人办理", isHard: false);

    private SeparationRule(string id, string name, bool isHard) => (Id, Name, IsHard) = (id, name, isHard);

    /// <summary>Id in records.</summary>
    public string Id { get; }

    /// <summary>Chinese name as shown.</summary>
    public string Name { get; }

    /// <summary>Whether neither a setting nor a director can set it off.</summary>
    public bool IsHard { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
