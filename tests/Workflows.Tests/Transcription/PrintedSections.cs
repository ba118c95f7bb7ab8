using System.Text.RegularExpressions;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>An item of 黑龙江省 section by section, with its flow and its form. All texts are without white space.</summary>
internal sealed partial class PrintedSections
{
    private readonly Dictionary<string, List<string>> sections = [];
    private readonly List<string> form;

    private PrintedSections(string[] lines)
    {
        form = [.. lines.SkipWhile(line => !FormNumber().IsMatch(line))];
        List<string>? section = null;
        foreach (var line in lines.SkipLast(form.Count).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                sections.Add(Squeezed(heading.Groups[1].Value), section = []);
            }
            else
            {
                section?.Add(line);
            }
        }
    }

    /// <summary>第十六项 and its form, 表 10.</summary>
    public static PrintedSections Read()
    {
        var document = File.ReadAllLines(Path.Combine(WorkflowFolder.Root, "documents/heilongjiang.txt"));
        var (item, form) = (Array.FindLastIndex(document, line => line.StartsWith("十六、", StringComparison.Ordinal)), Array.FindIndex(document, line => TenthForm().IsMatch(line)));
        return new(
        [
            .. document[item..Array.FindIndex(document, item, line => line.StartsWith("十七、", StringComparison.Ordinal))],
            .. document[form..Array.FindIndex(document, form + 1, line => FormNumber().IsMatch(line))],
        ]);
    }

    public static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>The lines of a section that are neither table nor note.</summary>
    public IReadOnlyList<string> Texts(string section) =>
        [.. sections[section].Where(line => !line.Contains('\t') && !line.StartsWith("注：", StringComparison.Ordinal)).Select(Squeezed)];

    /// <summary>The rows of a section's table, its heading left out.</summary>
    public IReadOnlyList<string[]> Rows(string section) =>
        [.. Table(section).Skip(1).Where(cells => cells.Any(cell => cell.Trim('-').Length > 0))];

    /// <summary>The heading of a section's table.</summary>
    public IReadOnlyList<string> Columns(string section) => Table(section).First();

    public string Note(string section) => Squeezed(sections[section].Single(line => line.StartsWith("注：", StringComparison.Ordinal)));

    /// <summary>Of each channel the steps, and of each step what is to be done.</summary>
    public IReadOnlyDictionary<string, List<(string Step, string Todo)>> Flow()
    {
        var flow = new Dictionary<string, List<(string Step, string Todo)>>();
        var steps = new List<(string Step, string Todo)>();
        foreach (var line in Texts("办理流程"))
        {
            if (Channel().Match(line) is { Success: true } channel)
            {
                flow.Add(channel.Groups[1].Value, steps = []);
            }
            else if (Step().Match(line) is { Success: true } step)
            {
                steps.Add((step.Groups[1].Value, step.Groups[2].Value));
            }
            else
            {
                steps[^1] = (steps[^1].Step, steps[^1].Todo + line);
            }
        }

        return flow;
    }

    /// <summary>What the form offers with boxes to tick.</summary>
    public IReadOnlyList<string> FormBoxes() =>
        [.. form.SelectMany(line => Box().Matches(line)).Select(box => Squeezed(box.Groups[1].Value))];

    /// <summary>The title of the form.</summary>
    public string FormTitle() => Squeezed(form.First(line => line.Contains("(参考样表)", StringComparison.Ordinal)).Split('(')[0]);

    private IEnumerable<string[]> Table(string section) => sections[section]
        .Where(line => line.Contains('\t'))
        .Select(line => line.Split('\t').Select(Squeezed).ToArray());

    [GeneratedRegex(@"^[（(][一二三四五六七八九十]+[）)](.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^表\s*[0-9]+$")]
    private static partial Regex FormNumber();

    [GeneratedRegex(@"^表\s*10$")]
    private static partial Regex TenthForm();

    [GeneratedRegex(@"^[0-9]\.(.+)$")]
    private static partial Regex Channel();

    [GeneratedRegex("^([^①-⑨：]+)：(.*)$")]
    private static partial Regex Step();

    [GeneratedRegex("""<input type="checkbox"/>([^<\t]+)""")]
    private static partial Regex Box();
}
