namespace MedInsFlows.Cases.Agencies;

/// <summary>Administrative level (行政层级) of an agency, from the highest to the lowest.</summary>
public enum AgencyLevel
{
    /// <summary>省级.</summary>
    Province,

    /// <summary>市级.</summary>
    City,

    /// <summary>县级.</summary>
    County,

    /// <summary>乡镇（街道）级.</summary>
    Township,
}
