using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>办件类型. The guide shows the texts that the document prints, so these are the wire words too.</summary>
public enum HandlingType
{
    /// <summary>承诺件: finished within the promised limit.</summary>
    [JsonStringEnumMemberName("承诺件")]
    Committed,

    /// <summary>即办件: finished on the spot.</summary>
    [JsonStringEnumMemberName("即办件")]
    Immediate,
}
