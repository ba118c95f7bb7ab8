namespace MedInsFlows.Cases.Items;

/// <summary>Where a material may come from; a material lists its sources in the order in which they are tried.</summary>
public enum MaterialSource
{
    /// <summary>数据共享: the agency reads it from another department.</summary>
    DataSharing,

    /// <summary>The applicant hands it in.</summary>
    Applicant,

    /// <summary>承诺书: the applicant vouches for it in writing.</summary>
    CommitmentLetter,
}
