namespace MedInsFlows.Cases.Documents;

/// <summary>A sheet of paper as it is set, whatever file it is rendered as: papers and filled forms become one. Personal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">What stands on it, from above.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetPart> Parts)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(Sheet);
}

/// <summary>A line or a table.</summary>
public abstract record SheetPart;

/// <summary>A line, which may be as long as a paragraph.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Setting">How it is set.</param>
public sealed record SheetLine(string Text, LineSetting Setting = LineSetting.Left) : SheetPart
{
    /// <summary>The lines of a text; one that begins with a tab stands at the right, one between two tabs in the middle.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<SheetLine> Of(string text) => [.. text.Split('\n').Select(line => (line.StartsWith('\t'), line.EndsWith('\t')) switch
    {
        (true, true) => new SheetLine(line.Trim('\t'), LineSetting.Center),
        (true, false) => new SheetLine(line[1..], LineSetting.Right),
        _ => new SheetLine(line),
    })];

    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(SheetLine);
}

/// <summary>A table with lines around its cells.</summary>
/// <param name="Columns">How wide the columns are, one against another.</param>
/// <param name="Rows">The cells of each row, except those that a cell of a row above reaches down into. They fill the row.</param>
public sealed record SheetTable(IReadOnlyList<int> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows) : SheetPart
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(SheetTable);
}

/// <summary>A cell.</summary>
/// <param name="Lines">What stands in it.</param>
/// <param name="Across">How many columns it takes.</param>
/// <param name="Down">How many rows it takes.</param>
/// <param name="IsLabel">Whether it says what stands in other cells.</param>
public sealed record SheetCell(IReadOnlyList<SheetLine> Lines, int Across = 1, int Down = 1, bool IsLabel = false)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(SheetCell);
}

/// <summary>How a line is set.</summary>
public enum LineSetting
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>At the right.</summary>
    Right,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>As a paragraph of a letter, whose first line is indented by two characters.</summary>
    Paragraph,

    /// <summary>As the heading of the sheet.</summary>
    Title,
}
