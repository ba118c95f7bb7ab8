using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Forms;

/// <summary>A line of a form, written as a string, or a table, written as an object of <c>columns</c> and <c>rows</c>. Immutable.</summary>
/// <param name="Text">The text of a line; null for a table.</param>
/// <param name="Columns">How wide the columns of a table are, one against another.</param>
/// <param name="Rows">
/// Of each row of a table the cells, except those that a cell of a row above reaches down into; the last one takes what is left of its row.
/// </param>
[JsonConverter(typeof(FormPartConverter))]
public sealed record FormPart(string? Text, IReadOnlyList<int> Columns, IReadOnlyList<IReadOnlyList<FormCell>> Rows);

/// <summary>A cell of a form, written as its text, or as an object where it takes more than one column or row. Immutable.</summary>
/// <param name="Text">What is printed in it; empty for a cell that is filled in by hand.</param>
/// <param name="Across">How many columns it takes.</param>
/// <param name="Down">How many rows it takes.</param>
[JsonConverter(typeof(FormCellConverter))]
public sealed record FormCell(string Text, int Across = 1, int Down = 1);
