namespace MedInsFlows.Cases.Applications;

/// <summary>Who applies.</summary>
public enum ApplicantKind
{
    /// <summary>参保人 or another natural person.</summary>
    Person,

    /// <summary>用人单位.</summary>
    Unit,

    /// <summary>定点医药机构.</summary>
    Provider,
}
