namespace MedInsFlows.Cases.Agencies;

/// <summary>What an entry in a region's tree is.</summary>
public enum AgencyKind
{
    /// <summary>经办机构: a medical-insurance agency.</summary>
    Agency,

    /// <summary>定点医药机构: a designated hospital or pharmacy whose staff takes part in handling.</summary>
    Provider,
}
