namespace MedInsFlows.Cases.Items;

/// <summary>Something an applicant may declare about the case (意外伤害, 急诊 …) that changes what must be handed in.</summary>
/// <param name="Id">The id that conditions name.</param>
/// <param name="Name">The words of the document.</param>
public sealed record Circumstance(string Id, string Name);
