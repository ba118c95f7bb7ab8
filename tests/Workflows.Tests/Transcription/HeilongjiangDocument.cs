using System.Text.RegularExpressions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>黑龙江省: items 一、 to 二十八、, each with sections （一）…, tables separated by tabs.</summary>
internal static partial class HeilongjiangDocument
{
    public static IReadOnlyList<PrintedItem> Read(IReadOnlyList<string> document)
    {
        string[] lines = [.. document.Where(line => !string.IsNullOrWhiteSpace(line))
            .TakeWhile(line => !line.StartsWith("**黑龙江省", StringComparison.Ordinal))];
        int[] starts = [.. Enumerable.Range(0, lines.Length - 1)
            .Where(i => ItemHeading().IsMatch(lines[i]) && SectionOf(lines[i + 1]) == "事项名称")];
        return [.. starts.Select((start, i) => Item(i + 1, lines[(start + 1)..(i + 1 < starts.Length ? starts[i + 1] : lines.Length)]))];
    }

    private static PrintedItem Item(int number, string[] lines)
    {
        var sections = Sections(lines);
        return new PrintedItem
        {
            Number = number,
            Titles = [Texts("事项名称").Single(line => line.StartsWith("子项名称", StringComparison.Ordinal))[5..]],
            Group = Texts("事项名称").Single(line => line.StartsWith("主项名称", StringComparison.Ordinal))[5..],
            Description = string.Concat(Texts("事项描述")),
            ServiceObject = Rows("事项属性").Single()[0],
            HandlingType = string.Concat(Texts("办件类型")),
            Limits = [string.Concat(Texts("办理时限"))],
            Materials = [.. Rows("受理材料").Select(row => row[1])],
            RequiredFields = [.. Rows("受理信息必填项").Select(row => row[1])],
            Conditions = [.. Rows("事项办理条件").Select(row => row[1])],
            Basis = [.. Rows("办理依据").Select(row => string.Concat(row.Skip(1)))],
            Templates = [.. Rows("消息推送").Select(row => row[1])],
            RiskLevel = string.Concat(Texts("风险级别")),
            RiskPoints = Risks(Rows("业务风险点识别")),
            Steps = [.. Lines("办理流程").Select(line => Step().Match(line)).Where(step => step.Success)
                .Select(step => step.Groups[1].Value).Distinct()],
            Levels = [.. Lines("受理层级").First(line => line.Contains('\t', StringComparison.Ordinal)).Split('\t').Select(Letters.Squeezed)],
            Departments = [.. Texts("办理部门").Select(line => DepartmentNumber().Replace(line, string.Empty))],
            Channels = [.. Rows("服务").Where(row => row[1] != "结果反馈").Select(row => row[2])],
            Remarks = [.. sections.Values.SelectMany(section => section).Select(Letters.Squeezed).Where(IsNote).Select(note => note[2..])],
            Forms = [.. Texts("参考样表").SelectMany(line => Form().Matches(line)).Select(form => form.Groups[1].Value)],
            Text = string.Concat(lines),
        };

        List<string> Lines(string name) => sections.FirstOrDefault(section => section.Key.StartsWith(name, StringComparison.Ordinal)).Value ?? [];

        IEnumerable<string> Texts(string name) =>
            Lines(name).Where(line => !line.Contains('\t', StringComparison.Ordinal)).Select(Letters.Squeezed).Where(line => !IsNote(line));

        IReadOnlyList<string[]> Rows(string name) => Table(Lines(name));
    }

    private static Dictionary<string, List<string>> Sections(string[] lines)
    {
        var sections = new Dictionary<string, List<string>>();
        List<string> section = [];
        foreach (var line in lines)
        {
            if (SectionOf(line) is { } name)
            {
                sections.Add(name, section = []);
            }
            else
            {
                section.Add(Letters.Plain(line));
            }
        }

        return sections;
    }

    /// <summary>The rows below the heading; what a page break cut off belongs to the last cell, rows of dashes to none.</summary>
    private static List<string[]> Table(List<string> lines)
    {
        var rows = new List<string[]>();
        foreach (var line in lines.SkipWhile(line => !line.Contains('\t', StringComparison.Ordinal)).Skip(1))
        {
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                rows.Add([.. line.Split('\t').Select(Letters.Squeezed)]);
            }
            else if (!IsNote(Letters.Squeezed(line)) && rows.Count > 0)
            {
                rows[^1][^1] += Letters.Squeezed(line);
            }
        }

        return [.. rows.Where(cells => cells.Any(cell => cell.Trim('-').Length > 0))];
    }

    private static List<PrintedRisk> Risks(IReadOnlyList<string[]> rows)
    {
        var risks = new List<PrintedRisk>();
        foreach (var row in rows)
        {
            risks.Add(new PrintedRisk(row[0].Length > 0 ? row[0] : risks[^1].Step, row[1]));
        }

        return risks;
    }

    private static bool IsNote(string line) => line.StartsWith("注：", StringComparison.Ordinal) || line.StartsWith("注:", StringComparison.Ordinal);

    private static string? SectionOf(string line) => SectionHeading().Match(line) is { Success: true } heading ? Letters.Squeezed(heading.Groups[1].Value) : null;

    [GeneratedRegex("^[一二三四五六七八九十]+、[^\t]+$")]
    private static partial Regex ItemHeading();

    [GeneratedRegex(@"^[（(][一二三四五六七八九十]+[）)]\s*([^\t]+)$")]
    private static partial Regex SectionHeading();

    [GeneratedRegex("^([^①-⑳：:。，,0-9]{2,8})(?:[：:]|。(?=.))")]
    private static partial Regex Step();

    [GeneratedRegex("^[0-9]+[.]")]
    private static partial Regex DepartmentNumber();

    [GeneratedRegex("表[0-9]+[：:]([^。]+?)(?=以及|。|$)")]
    private static partial Regex Form();
}
