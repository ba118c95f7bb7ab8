using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>A place where the item is handled (办理地点), as printed.</summary>
/// <param name="Name">The hall or the agency.</param>
/// <param name="Address">Its address; null where the document is silent.</param>
/// <param name="Windows">The windows; null where the document is silent.</param>
/// <param name="Phone">The number for questions; null where the document is silent.</param>
public sealed record Place(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Address = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Windows = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Phone = null);
