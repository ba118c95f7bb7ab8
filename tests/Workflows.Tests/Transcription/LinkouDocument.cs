using System.Globalization;
using System.Text.RegularExpressions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>林口县: one table, an item to a line. In some lines the later cells are shifted, so these are told by their content.</summary>
internal static partial class LinkouDocument
{
    public static IReadOnlyList<PrintedItem> Read(IReadOnlyList<string> document)
    {
        string[][] rows = [.. document.Select(line => line.Split('\t').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length >= 14 && cells[2] != "子项序号")];
        var common = string.Concat(rows.SelectMany(row => row).Where(cell => cell.Contains("下同", StringComparison.Ordinal)));
        var items = new List<PrintedItem>();
        foreach (var (i, row) in rows.Index())
        {
            items.Add(Item(row, rows.ElementAtOrDefault(i + 1), items.LastOrDefault(), common));
        }

        return items;
    }

    private static PrintedItem Item(string[] row, string[]? below, PrintedItem? above, string common)
    {
        var level = Array.FindIndex(row, 10, cell => Level().IsMatch(cell));
        var basis = BasisOf(row);
        var group = row[0].Length > 0 ? GroupNumber().Replace(Letters.Squeezed(row[0]), string.Empty) : above?.Group;
        return new PrintedItem
        {
            Number = int.Parse(row[2], CultureInfo.InvariantCulture),
            Titles = [Letters.Squeezed(row[3])],
            Code = Letters.Squeezed(row[4]) is { Length: > 0 } code ? code : null,
            Group = group,
            ServiceObject = Letters.Squeezed(row[level + 1]),
            Limits = [Letters.Squeezed(row[8])],
            Materials = row[5] == "无" ? [] : Letters.Numbered(row[5]),
            Basis = basis.Count > 0 ? basis : row[0].Length > 0 ? BasisOf(below!) : above!.Basis,
            BasisIsMerged = basis.Count == 0,
            Steps = [.. row[9].Split('—').Select(Letters.Squeezed)],
            Remarks = [.. row[10..level].Where(cell => !BasisRow().IsMatch(cell)).Concat(row[(level + 2)..]).Where(cell => cell.Length > 0)
                .SelectMany(Letters.Numbered)],
            Place = Letters.Squeezed(row[6]),
            Phone = Letters.Squeezed(row[7]),
            Text = string.Concat(row) + common + (group == above?.Group ? above?.Text : null) + (row[0].Length > 0 && below is not null ? string.Concat(below) : null),
        };
    }

    /// <summary>The cell of the basis. One that is empty is of a cell merged over several lines: the one above, or below where a page begins.</summary>
    private static List<string> BasisOf(string[] row) => [.. row[10..].Where(cell => BasisRow().IsMatch(cell)).Take(1)
        .SelectMany(Letters.Numbered)];

    [GeneratedRegex("^省?市[县区]$")]
    private static partial Regex Level();

    [GeneratedRegex("《[^》]+》.*(?:第[一二三四五六七八九十]+条|号[）)])")]
    private static partial Regex BasisRow();

    [GeneratedRegex("^[一二三四五六七八九十]+、")]
    private static partial Regex GroupNumber();
}
