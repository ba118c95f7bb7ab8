namespace MedInsFlows.Cases.Approvals;

/// <summary>How the signers of a level decide together.</summary>
public enum ApprovalMode
{
    /// <summary>或签: the first decision decides.</summary>
    Any,

    /// <summary>会签: every signer must approve; one who does not rejects.</summary>
    All,

    /// <summary>票签: approved once a share of the signers approves, rejected once that share cannot be reached.</summary>
    Vote,
}
