namespace MedInsFlows.Cases.Separation;

/// <summary>岗位: what a task is for, as far as somebody else must not do it too.</summary>
public enum TaskDuty
{
    /// <summary>受理.</summary>
    Acceptance,

    /// <summary>审核.</summary>
    Review,

    /// <summary>复核.</summary>
    SecondReview,

    /// <summary>录入拨付: says what is to be paid to whom.</summary>
    PaymentEntry,

    /// <summary>审批拨付.</summary>
    PaymentApproval,

    /// <summary>拨付.</summary>
    Payment,

    /// <summary>Anything else.</summary>
    Other,
}
