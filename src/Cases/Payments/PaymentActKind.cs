namespace MedInsFlows.Cases.Payments;

/// <summary>What is done to a payment order after the flow has made it.</summary>
public enum PaymentActKind
{
    /// <summary>登记退票: what was paid has come back.</summary>
    Returned,

    /// <summary>录入重新拨付: somebody wants it paid again, to the same account or a corrected one.</summary>
    ReissueEntered,

    /// <summary>批准重新拨付.</summary>
    ReissueApproved,

    /// <summary>退回重新拨付: it is not to be paid again like that.</summary>
    ReissueRefused,

    /// <summary>已重新拨付.</summary>
    Paid,

    /// <summary>重新拨付失败.</summary>
    Failed,

    /// <summary>追回: the payee is to give some of it back.</summary>
    RecoveryEntered,

    /// <summary>收到追回款.</summary>
    Recovered,
}
