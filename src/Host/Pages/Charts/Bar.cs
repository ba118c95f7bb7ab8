namespace MedInsFlows.Host.Pages.Charts;

/// <summary>A bar of a chart. Immutable.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How long it is, not negative.</param>
/// <param name="Text">Its value in words, with all that its colours say.</param>
/// <param name="Href">The list behind it; null for none.</param>
/// <param name="Part">How much of it is drawn in the colour of a warning.</param>
public sealed record Bar(string Label, double Value, string Text, string? Href = null, double Part = 0);

/// <summary>A line of a chart. Immutable.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Values">Its values from left to right, none negative.</param>
/// <param name="Href">The list behind the value at a place; null for none.</param>
public sealed record Line(string Name, IReadOnlyList<long> Values, Func<int, string>? Href = null);
