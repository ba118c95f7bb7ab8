using System.Globalization;
using System.Text.RegularExpressions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>河南省: a table 清单, its 说明, then 办事指南, a guide for each row of the table in the same order.</summary>
internal static partial class HenanDocument
{
    public static IReadOnlyList<PrintedItem> Read(IReadOnlyList<string> document)
    {
        string[] lines = [.. document.Where(line => !string.IsNullOrWhiteSpace(line))];
        string[][] rows = [.. lines.Where(line => line.Split('\t') is { Length: 11 } cells && cells[2].Trim() is not ("" or "子项序号"))
            .Select(line => line.Split('\t'))];
        var common = string.Concat(lines.SkipWhile(line => !line.Contains("说明：", StringComparison.Ordinal))
            .TakeWhile(line => !line.Contains("办事指南", StringComparison.Ordinal)));
        int[] starts = [.. Enumerable.Range(0, lines.Length).Where(i => Letters.Squeezed(lines[i]) == "一、事项名称")];
        var guides = starts.Select((start, i) => Sections(lines[start..(i + 1 < starts.Length ? starts[i + 1] - 1 : lines.Length)])).ToArray();
        var items = new List<PrintedItem>();
        foreach (var row in rows)
        {
            items.Add(Item(row, guides[items.Count], items.LastOrDefault(), common));
        }

        return items;
    }

    private static PrintedItem Item(string[] row, Dictionary<string, List<string>> guide, PrintedItem? above, string common)
    {
        var sameGroup = row[0].Trim().Length == 0 && row[1].Trim().Length == 0;
        var group = sameGroup ? above?.Group : Letters.Row(row[0]);
        var continues = group == above?.Group;
        return new PrintedItem
        {
            Number = int.Parse(row[2], CultureInfo.InvariantCulture),
            Titles = [.. guide["事项名称"].Where(line => line.StartsWith("子项名称", StringComparison.Ordinal))
                .Select(line => Letters.Row(line[5..])).Prepend(Letters.Row(row[3])).Distinct()],
            Code = Letters.Squeezed(row[4]),
            Group = group is null ? null : GroupNumber().Replace(group, string.Empty),
            ServiceObject = string.Concat(guide["服务对象"]),
            Limits = [.. guide["办理流程"].Where(line => Promise().IsMatch(line))
                .Select(line => Letters.Row(FlowNumber().Replace(line, string.Empty)))
                .Prepend(Letters.Row(string.Concat(guide["办理时限"]))).Prepend(Letters.Squeezed(row[7])).Distinct()],
            Materials = Statement(row[5]) is null ? Letters.Numbered(Together().Replace(row[5], string.Empty)) : [],
            InsteadOfMaterials = Statement(row[5]),
            OtherMaterials = Statement(row[5]) is null ? Materials(guide["办理材料"]) : [],
            Basis = row[10].Trim().Length > 0 ? Letters.Numbered(row[10]) : continues ? above!.Basis : [],
            BasisIsMerged = row[10].Trim().Length == 0,
            Steps = [.. row[8].Split('—').Select(Letters.Squeezed)],
            Remarks = row[9].Trim().Length > 0 ? [.. Letters.Numbered(row[9])] : [],
            Text = string.Concat(row) + string.Concat(guide.Values.SelectMany(lines => lines)) + common + (continues ? above?.Text : null),
        };
    }

    /// <summary>The rows （一）, （二） … of 办理材料, what a page break cut off and ①② put back; the only line where none is numbered.</summary>
    private static List<string> Materials(List<string> lines)
    {
        var rows = new List<string>();
        foreach (var line in lines)
        {
            if (GuideRow().Match(line) is { Success: true } start)
            {
                rows.Add(line[start.Length..]);
            }
            else if (rows.Count > 0 && (line[0] is >= '①' and <= '⑳' || !rows[^1].EndsWith('。')))
            {
                rows[^1] += line;
            }
            else if (rows.Count == 0)
            {
                rows.Add(line);
            }
        }

        return [.. rows.Select(Letters.Row)];
    }

    private static Dictionary<string, List<string>> Sections(string[] lines)
    {
        var sections = new Dictionary<string, List<string>>();
        foreach (var line in lines.Select(Letters.Plain).TakeWhile(line => !line.StartsWith("九、", StringComparison.Ordinal)))
        {
            if (SectionHeading().Match(line) is { Success: true } heading)
            {
                sections.Add(Letters.Squeezed(heading.Groups[1].Value), []);
            }
            else
            {
                sections.Values.Last().Add(Letters.Squeezed(line));
            }
        }

        return sections;
    }

    /// <summary>What stands in the cell of materials where there are none.</summary>
    private static string? Statement(string cell) => Letters.Squeezed(cell) is ['无', ..] statement ? statement : null;

    [GeneratedRegex("^[一二三四五六七八九十]+、")]
    private static partial Regex GroupNumber();

    [GeneratedRegex("^[一二三四五六七八]、(.+)$")]
    private static partial Regex SectionHeading();

    [GeneratedRegex("^[（(][一二三四五六七八九十]+[）)]")]
    private static partial Regex GuideRow();

    [GeneratedRegex(@"[（(]以上[^（）()]*[）)]\s*$")]
    private static partial Regex Together();

    [GeneratedRegex(@"^(?:[0-9]+\.|[①-⑳])")]
    private static partial Regex FlowNumber();

    [GeneratedRegex("[0-9]+个工作日内(?:办结|完成)")]
    private static partial Regex Promise();
}
