namespace MedInsFlows.Cases.Casework;

/// <summary>Where a case (办件) stands, as the REST contract words it.</summary>
public enum CaseStatus
{
    /// <summary>已提交.</summary>
    Submitted,

    /// <summary>已预审.</summary>
    PreChecked,

    /// <summary>待补正.</summary>
    AwaitingCorrection,

    /// <summary>待交原件.</summary>
    AwaitingOriginals,

    /// <summary>已受理.</summary>
    Accepted,

    /// <summary>审核中.</summary>
    InReview,

    /// <summary>拨付中.</summary>
    InPayment,

    /// <summary>已办结. Final.</summary>
    Completed,

    /// <summary>不予受理. Final.</summary>
    Refused,

    /// <summary>审核不通过. Final.</summary>
    Rejected,

    /// <summary>已撤回. Final.</summary>
    Withdrawn,

    /// <summary>逾期未补正. Final.</summary>
    Expired,

    /// <summary>已终止. Final.</summary>
    Cancelled,
}

/// <summary>What follows from a status.</summary>
public static class CaseStatuses
{
    /// <summary>Whether nothing more happens to the case.</summary>
    /// <param name="status">The status.</param>
    public static bool IsFinal(this CaseStatus status) => status >= CaseStatus.Completed;
}
