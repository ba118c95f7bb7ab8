using System.Text.RegularExpressions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>
/// 商洛市: guides with headings （一）事项名称 to 办理时限, some for several items. The headings of the flow charts behind a guide name its items
/// one by one, in the order in which materials and limits are given for each.
/// </summary>
internal static partial class ShangluoDocument
{
    private static readonly string[] Parts = ["参保登记", "变更登记", "信息变更登记", "信息查询"];

    public static IReadOnlyList<PrintedItem> Read(IReadOnlyList<string> document)
    {
        string[] lines = [.. document.Where(line => !string.IsNullOrWhiteSpace(line))
            .TakeWhile(line => !line.Contains("第十一部分： 查询", StringComparison.Ordinal)).Select(line => line.TrimStart('#', ' '))];
        int[] starts = [.. Enumerable.Range(0, lines.Length).Where(i => SectionHeading().Match(Letters.Plain(lines[i])) is { Success: true } heading && heading.Groups[1].Value == "事项名称")];
        var common = string.Concat(lines.Where(line => line.Contains("下同", StringComparison.Ordinal)));
        var items = new List<PrintedItem>();
        foreach (var (i, start) in starts.Index())
        {
            items.AddRange(Guide(items.Count, lines[start - 1], lines[start..(i + 1 < starts.Length ? starts[i + 1] - 1 : lines.Length)], common));
        }

        return items;
    }

    private static IEnumerable<PrintedItem> Guide(int before, string heading, string[] lines, string common)
    {
        string[] charts = [.. lines.Select(Letters.Plain).Select(Letters.Squeezed).Select(line => Chart().Match(line))
            .Where(chart => chart.Success).Select(chart => chart.Groups[1].Value)];
        var sections = Sections([.. lines.TakeWhile(line => !Behind().IsMatch(Letters.Squeezed(Letters.Plain(line))))]);
        var materials = Parted(sections["办理材料"], charts.Length);
        var limits = Parted(sections["办理时限"], charts.Length);
        var own = GuideHeading().Match(Letters.Squeezed(Letters.Plain(heading)));
        var text = heading + string.Concat(sections.Values.SelectMany(section => section)) + common;
        return charts.Select((chart, i) => new PrintedItem
        {
            Number = before + i + 1,
            Titles = charts.Length > 1 ? [chart] : [.. new[] { own.Groups[1].Value, Letters.Row(Whole("事项名称")) }.Distinct()],
            Code = own.Groups[2].Success ? own.Groups[2].Value : null,
            ServiceObject = Letters.Row(Whole("服务对象")),
            Limits = [Letters.Row(limits[i].Rows)],
            Materials = [.. Rows(materials[i].Rows)],
            Steps = [.. sections["办理流程"].Select(line => Step().Match(Letters.Plain(line))).Where(step => step.Success)
                .Select(step => step.Groups[1].Value).Distinct()],
            Channels = [.. sections["办理渠道"].Select(line => Letters.Row(ChannelLabel().Replace(Letters.Plain(line), string.Empty)))
                .Where(line => line.Length > 0)],
            Remarks = [.. new[] { materials[i].Remark, Parted(sections["办理流程"], 1)[0].Remark, limits[i].Remark }
                .Where(remark => remark.Length > 0)],
            SharesItsGuide = charts.Length > 1,
            Text = text,
        });

        string Whole(string section) => Letters.Squeezed(string.Concat(sections[section].Select(Letters.Plain)));
    }

    private static Dictionary<string, List<string>> Sections(string[] lines)
    {
        var sections = new Dictionary<string, List<string>>();
        foreach (var line in lines)
        {
            if (SectionHeading().Match(Letters.Plain(line)) is { Success: true } heading)
            {
                sections.Add(heading.Groups[1].Value, [heading.Groups[2].Value]);
            }
            else
            {
                sections.Values.Last().Add(line);
            }
        }

        return sections;
    }

    /// <summary>A section cut at the bold labels that name the items, each part cut at its remark; the whole for each item where there are none.</summary>
    private static List<(string Rows, string Remark)> Parted(List<string> section, int items)
    {
        var parts = new List<string>();
        foreach (var line in section.Where(line => line.Trim().Length > 0))
        {
            if (items > 1 && ItemLabel().Match(line) is { Success: true } label && (label.Groups[1].Success || Parts.Contains(label.Groups[2].Value)))
            {
                parts.Add(line[label.Length..]);
            }
            else if (parts.Count == 0)
            {
                parts.Add(line);
            }
            else
            {
                parts[^1] += "\n" + line;
            }
        }

        List<(string Rows, string Remark)> cut = [.. parts.Select(part => part.Split("备注", 2))
            .Select(part => (part[0], part.Length > 1 ? Letters.Squeezed(part[1]).TrimStart(':', '：') : string.Empty))];
        return cut.Count == items ? cut : [.. Enumerable.Repeat(cut.Single(), items)];
    }

    /// <summary>The numbered rows; where they are numbered anew for each kind of insurance, of all of them.</summary>
    private static IEnumerable<string> Rows(string text) => Insurance().IsMatch(text)
        ? text.Split('\n').Select(line => Insurance().Replace(line, string.Empty)).SelectMany(Letters.Numbered)
        : Letters.Numbered(text.Replace("\n", string.Empty, StringComparison.Ordinal));

    [GeneratedRegex(@"^[（(][一二三四五六七八九十][）)]\s*(事项名称|受理单位|服务对象|办理渠道|办理流程|办理材料|办理时限|查询方式)\s*[：:]\s*(.*)$")]
    private static partial Regex SectionHeading();

    [GeneratedRegex("^(.+?)办理流程图?$|^(.+)流程图$")]
    private static partial Regex Chart();

    [GeneratedRegex("流程图?$|^表[0-9]+：|^第.+部分")]
    private static partial Regex Behind();

    [GeneratedRegex("^(?:[一二三四五六七八九十]、)?(.+?)(?:（([0-9]+)）)?$")]
    private static partial Regex GuideHeading();

    [GeneratedRegex(@"^\s*(?:\*\*([^*：:]+)[：:]\s*\*\*|([^*：:]+)[：:])\s*")]
    private static partial Regex ItemLabel();

    [GeneratedRegex(@"^(?:[0-9]\s*[.、]|[(（][0-9][)）])\s*([^。，]+)。")]
    private static partial Regex Step();

    [GeneratedRegex("^(?:现场|线上)办理[：:]")]
    private static partial Regex ChannelLabel();

    [GeneratedRegex("^(?:职工|居民)医保[：:]", RegexOptions.Multiline)]
    private static partial Regex Insurance();
}
