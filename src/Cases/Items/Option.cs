namespace MedInsFlows.Cases.Items;

/// <summary>One answer that a choice offers.</summary>
/// <param name="Id">What is stored and sent.</param>
/// <param name="Name">What people read.</param>
public sealed record Option(string Id, string Name);
