using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>A row of 办理依据 as printed.</summary>
/// <param name="Name">文件名.</param>
/// <param name="Number">文号; null where the document is silent.</param>
/// <param name="Clause">涉及条款; null where the document is silent.</param>
public sealed record Basis(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Number = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Clause = null);
