namespace MedInsFlows.EndToEnd.Tests.Lives;

/// <summary>How a case ends.</summary>
public enum Ending
{
    /// <summary>审核通过.</summary>
    Completed,

    /// <summary>审核不通过.</summary>
    Rejected,

    /// <summary>Withdrawn by the applicant, while it is under review.</summary>
    Withdrawn,
}
