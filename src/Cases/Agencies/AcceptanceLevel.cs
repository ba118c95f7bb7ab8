namespace MedInsFlows.Cases.Agencies;

/// <summary>受理层级: the five levels that the documents print with an empty box each, from the highest to the lowest.</summary>
public enum AcceptanceLevel
{
    /// <summary>省级.</summary>
    Province,

    /// <summary>市（地）、行业.</summary>
    City,

    /// <summary>县（市、区）.</summary>
    County,

    /// <summary>乡镇（街道）.</summary>
    Township,

    /// <summary>村（社区）; no agency stands there.</summary>
    Village,
}
