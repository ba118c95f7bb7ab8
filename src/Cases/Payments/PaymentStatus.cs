namespace MedInsFlows.Cases.Payments;

/// <summary>Where a payment order stands.</summary>
public enum PaymentStatus
{
    /// <summary>已下达, to be paid.</summary>
    Ordered,

    /// <summary>已拨付.</summary>
    Paid,

    /// <summary>拨付失败, or the case ended before.</summary>
    Failed,

    /// <summary>退票: paid, and come back.</summary>
    Returned,
}
