namespace MedInsFlows.Cases.Documents;

/// <summary>What stands in a paper, from which it is rendered. Personal; kept sealed.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Number">Its number.</param>
/// <param name="Agency">Who issues it.</param>
/// <param name="Addressee">For whom it is.</param>
/// <param name="Date">The date in Chinese.</param>
/// <param name="Rows">What it shows of the case, as label and text.</param>
/// <param name="Paragraphs">What it says.</param>
public sealed record Paper(string Name, string Number, string Agency, string Addressee, string Date, IReadOnlyList<PaperRow> Rows, IReadOnlyList<string> Paragraphs)
{
    private static readonly int[] LabelAndText = [3, 7];

    /// <summary>How it is set.</summary>
    public Sheet ToSheet() => new(
        Name,
        [
            new SheetLine(Name, LineSetting.Title),
            new SheetLine($"编号：{Number}", LineSetting.Right),
            new SheetLine($"{Addressee}："),
            .. Paragraphs.Select(text => new SheetLine(text, LineSetting.Paragraph)),
            new SheetTable(LabelAndText, [.. Rows.Select(row => (IReadOnlyList<SheetCell>)[new SheetCell([new SheetLine(row.Label)], IsLabel: true), new SheetCell([new SheetLine(row.Text)])])]),
            new SheetLine(Agency, LineSetting.Right),
            new SheetLine(Date, LineSetting.Right),
        ]);

    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(Paper);
}

/// <summary>A row of a paper.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">How it is.</param>
public sealed record PaperRow(string Label, string Text)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(PaperRow);
}
