namespace MedInsFlows.Host.Definitions.Comparison;

/// <summary>A line of a comparison. Immutable.</summary>
/// <param name="Kind">Whether it is in both texts or in one.</param>
/// <param name="Before">Its number in the text before, from 1; none if it is not in it.</param>
/// <param name="After">Its number in the text after, from 1; none if it is not in it.</param>
/// <param name="Text">The line; of a fold, the last heading in it, if there is one.</param>
public sealed record DifferenceLine(DifferenceKind Kind, int? Before, int? After, string Text);

/// <summary>Where a line of a comparison stands.</summary>
public enum DifferenceKind
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>Only in the text before.</summary>
    Removed,

    /// <summary>Only in the text after.</summary>
    Added,

    /// <summary>In place of lines that are in both texts, too far from any difference to be shown.</summary>
    Folded,
}
