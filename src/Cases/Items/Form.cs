namespace MedInsFlows.Cases.Items;

/// <summary>A 参考样表 that the item names.</summary>
/// <param name="Name">Its name as printed.</param>
/// <param name="DocumentId">The form that the service can render for it, if it has one.</param>
public sealed record Form(string Name, string? DocumentId = null);
