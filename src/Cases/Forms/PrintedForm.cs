using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Forms;

/// <summary>
/// A 参考样表 as the document prints it, with blanks (<see cref="FormBlank"/>) where something is to be filled in: the content of a file
/// <c>regions/&lt;region&gt;/forms/&lt;form&gt;.json</c>. In every text a line that begins with a tab stands at the right, one between two tabs in the middle.
/// Immutable; nothing personal.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Clause">The place in the document.</param>
/// <param name="Body">What stands under the title: lines and tables.</param>
/// <param name="Above">What stands above the title; null for nothing.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PrintedForm(string Title, string Clause, IReadOnlyList<FormPart> Body, string? Above = null)
{
    /// <summary>All its texts in the order in which they are read, row by row.</summary>
    [JsonIgnore]
    public IEnumerable<string> Texts =>
        [.. Above is null ? (string[])[] : [Above], Title, .. Body.SelectMany(part => part.Text is { } line ? [line] : part.Rows.SelectMany(row => row).Select(cell => cell.Text))];
}
