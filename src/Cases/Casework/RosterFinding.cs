namespace MedInsFlows.Cases.Casework;

/// <summary>That the rows of a list were judged; what was found of each stands in the opinion.</summary>
/// <param name="Field">The field that is the list.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Failed">How many of them did not pass.</param>
/// <param name="Opinion">The opinion in which they are judged.</param>
public sealed record RosterFinding(string Field, int Rows, int Failed, Citation Opinion);
