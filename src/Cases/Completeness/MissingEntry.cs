namespace MedInsFlows.Cases.Completeness;

/// <summary>A material or field that is not as the item asks.</summary>
/// <param name="Id">Its id in the item.</param>
/// <param name="Name">Its printed name.</param>
/// <param name="Reason">What is wrong and what to do, in Chinese for the applicant; it never repeats a value.</param>
public sealed record MissingEntry(string Id, string Name, string Reason);
