using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>
/// A guide that may serve several items: the headings of the flow charts behind it name them one by one, and in 办理材料 and 办理时限 a label before each part says whose it is, in
/// the same order. All else is common to them.
/// </summary>
internal static partial class SharedGuide
{
    /// <summary>The lines of each of its items.</summary>
    /// <param name="guide">The lines of the guide.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Cut(IReadOnlyList<string> guide)
    {
        // Only where the name of the item stands in the heading itself are guides shared.
        if (!OwnName().IsMatch(Squeezed(guide[0])))
        {
            return [[.. guide.Where(line => !Caption().IsMatch(Squeezed(line)))]];
        }

        var first = Enumerable.Range(0, guide.Count).FirstOrDefault(line => Chart().IsMatch(Squeezed(guide[line])), guide.Count);
        string[] charts = [.. guide.Select(Squeezed).Where(line => Chart().IsMatch(line))];
        string[] text = [.. guide.Take(first).TakeWhile(line => !Form().IsMatch(Squeezed(line)))];
        return charts.Length > 1 ? [.. Enumerable.Range(0, charts.Length).Select(item => Of(text, item, charts.Length))] : [text];
    }

    private static List<string> Of(string[] text, int item, int items)
    {
        var lines = new List<string>();
        foreach (var section in Sections(text))
        {
            int[] labels = [.. Enumerable.Range(1, section.Count - 1).Where(line => Label().IsMatch(section[line]))];
            lines.AddRange(labels.Length == items
                ? [.. section.Take(labels[0]), .. section.GetRange(labels[item], (item + 1 < items ? labels[item + 1] : section.Count) - labels[item])]
                : section);
        }

        return lines;
    }

    private static List<List<string>> Sections(string[] text)
    {
        var sections = new List<List<string>>();
        foreach (var line in text)
        {
            if (sections.Count == 0 || Section().IsMatch(Squeezed(line)))
            {
                sections.Add([]);
            }

            sections[^1].Add(line);
        }

        return sections;
    }

    private static string Squeezed(string line) => string.Concat(SourceDocument.Plain(line).Where(letter => !char.IsWhiteSpace(letter)));

    [GeneratedRegex("^[^（(一二三四五六七八九十].*(?:流程图|办理流程)$")]
    private static partial Regex Chart();

    [GeneratedRegex("^表[0-9]+[：:]|^第[一二三四五六七八九十]+部分")]
    private static partial Regex Form();

    [GeneratedRegex("流程图$")]
    private static partial Regex Caption();

    [GeneratedRegex("^[（(]一[）)]事项名称[：:].")]
    private static partial Regex OwnName();

    [GeneratedRegex("^[（(][一二三四五六七八九十][）)]")]
    private static partial Regex Section();

    [GeneratedRegex(@"^\s*(?:\*\*[^*：:]+[：:]\s*\*\*|(?:参保登记|变更登记|信息变更登记|信息查询)[：:])")]
    private static partial Regex Label();
}
