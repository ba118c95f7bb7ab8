using System.Globalization;
using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>
/// Cuts a source document into the texts of its items, by what it looks like: guides that begin with a section 一、事项名称, and rows of a table that counts its items in a
/// column 子项序号. A guide that serves several items is cut by <see cref="SharedGuide"/>. A document may have both (清单 and 办事指南): the item then has the text of both.
/// </summary>
internal static partial class SourceDocument
{
    private const int NumberColumn = 2;

    /// <summary>Cuts.</summary>
    /// <param name="text">The document.</param>
    /// <returns>Its items by number.</returns>
    public static IReadOnlyDictionary<int, PrintedItem> Read(string text)
    {
        string[] document = [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !string.IsNullOrWhiteSpace(line))];
        var items = new SortedDictionary<int, List<string>>();
        foreach (var row in document.Select(line => line.Split('\t')).Where(IsItem))
        {
            Of(int.Parse(row[NumberColumn], CultureInfo.InvariantCulture)).AddRange(row.Where((_, column) => column != NumberColumn));
        }

        string[] guides = [.. document.TakeWhile(line => !Forms().IsMatch(Plain(line)))];
        int[] starts = [.. Enumerable.Range(0, guides.Length).Where(line => GuideStart().IsMatch(Plain(guides[line])))];
        var number = 0;
        foreach (var (index, start) in starts.Index())
        {
            foreach (var lines in SharedGuide.Cut(guides[start..(index + 1 < starts.Length ? starts[index + 1] - 1 : guides.Length)]))
            {
                Of(++number).AddRange(lines);
            }
        }

        var headings = items.Values.SelectMany(Columns).Select(PrintedText.Normal).GroupBy(cell => cell, StringComparer.Ordinal)
            .Where(cell => cell.Count() * 2 > items.Count).Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        return items.ToDictionary(item => item.Key, item =>
        {
            string[] cells = [.. item.Value.SelectMany(line => line.Split('\t')).Select(Plain).Where(IsText)];
            return new PrintedItem(item.Key, cells, cells.Where(cell => headings.Contains(PrintedText.Normal(cell))).ToHashSet(StringComparer.Ordinal));
        });

        List<string> Of(int item) => items.TryGetValue(item, out var lines) ? lines : items[item] = [];
    }

    /// <summary>The line without what made it bold, a heading or the point of a list.</summary>
    internal static string Plain(string line) => Mark().Replace(line.Replace("**", string.Empty, StringComparison.Ordinal), string.Empty).Trim();

    private static bool IsItem(string[] row) => row.Length > NumberColumn + 1 && row.Length > 8 && int.TryParse(row[NumberColumn], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<string> Columns(List<string> lines) => lines
        .Where((line, at) => line.Contains('\t', StringComparison.Ordinal) && (at == 0 || !lines[at - 1].Contains('\t', StringComparison.Ordinal)))
        .SelectMany(line => line.Split('\t')).Distinct();

    private static bool IsText(string cell) => PrintedText.Normal(cell) is var text && text.Any(char.IsLetter) && !SectionHeading().IsMatch(text);

    [GeneratedRegex(@"^(?:[（(]一[）)]|一、)\s*事项名称")]
    private static partial Regex GuideStart();

    [GeneratedRegex(@"样表\s*[（(]2024|^黑龙江省医疗保障经办政务服务事项$|^参考样表$|^第十一部分[：:]\s*查询")]
    private static partial Regex Forms();

    [GeneratedRegex(@"^\s*(?:#+|-(?!-))\s*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)[^,.;:]{2,16}:?$")]
    private static partial Regex SectionHeading();
}
