using System.Text.RegularExpressions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>湖北省: guides 1. to 28., each with the same ten headings.</summary>
internal static partial class HubeiDocument
{
    public static IReadOnlyList<PrintedItem> Read(IReadOnlyList<string> document)
    {
        string[] lines = [.. document.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Letters.Plain)];
        int[] starts = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i] == "一、事项名称")];
        return [.. starts.Select((start, i) => Item(i + 1, lines[start..(i + 1 < starts.Length ? starts[i + 1] - 1 : lines.Length)]))];
    }

    private static PrintedItem Item(int number, string[] lines)
    {
        var sections = new Dictionary<string, List<string>>();
        foreach (var line in lines)
        {
            if (SectionHeading().Match(line) is { Success: true } heading)
            {
                sections.Add(heading.Groups[1].Value, []);
            }
            else
            {
                sections.Values.Last().Add(line);
            }
        }

        var materials = sections["办理材料"].TakeWhile(line => !IsRemark(line)).ToList();
        var statement = materials is [var only] && only.EndsWith("执行。", StringComparison.Ordinal) ? Letters.Squeezed(only) : null;
        return new PrintedItem
        {
            Number = number,
            Titles = [Letters.Squeezed(string.Concat(sections["事项名称"]))],
            ServiceObject = Letters.Squeezed(string.Concat(sections["服务对象"])),
            Limits = [Letters.Squeezed(string.Concat(sections["办理时限"]))],
            Materials = statement is null ? Letters.Numbered(string.Join('\n', materials)) : [],
            InsteadOfMaterials = statement,
            Remarks = sections["办理材料"].Except(materials).Select(Letters.Squeezed).ToList() is { Count: > 0 } remark
                ? [string.Concat(remark)[3..]]
                : [],
            Text = string.Concat(lines),
        };
    }

    private static bool IsRemark(string line) => line.StartsWith("备注", StringComparison.Ordinal);

    [GeneratedRegex("^[一二三四五六七八九十]、(事项名称|受理单位|服务对象|办理渠道|办理流程|办理材料|办理时限|咨询方式|监督电话|评价渠道)$")]
    private static partial Regex SectionHeading();
}
