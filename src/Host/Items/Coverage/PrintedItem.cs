namespace MedInsFlows.Host.Items.Coverage;

/// <summary>The text of one item, cut out of its document.</summary>
/// <param name="Number">Its number in the document.</param>
/// <param name="Lines">Its lines and cells in order; numbers of rows, empty boxes and headings of sections left out.</param>
/// <param name="Headings">Those of them that stand over columns of most items, and so are no text of this one unless its flow has them.</param>
internal sealed record PrintedItem(int Number, IReadOnlyList<string> Lines, IReadOnlySet<string> Headings);
