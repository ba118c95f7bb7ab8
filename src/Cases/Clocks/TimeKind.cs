namespace MedInsFlows.Cases.Clocks;

/// <summary>What a span of time asks, and of whom. Only a <see cref="Limit"/> has lamps and can be breached.</summary>
public enum TimeKind
{
    /// <summary>时限: the agency must have finished.</summary>
    Limit,

    /// <summary>义务: someone else, the applicant or another agency, should act (自用工之日起30日内). It is shown and urged, not enforced.</summary>
    Duty,

    /// <summary>窗口: the days of each month on which to act (每月5日前).</summary>
    Window,

    /// <summary>等待期: nothing may happen before it has passed (整改3个月后可再次组织评估).</summary>
    NotBefore,
}
