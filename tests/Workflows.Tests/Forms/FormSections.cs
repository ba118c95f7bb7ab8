using System.Text.RegularExpressions;
using MedInsFlows.Workflows.Tests.Files;
using MedInsFlows.Workflows.Tests.Transcription;

namespace MedInsFlows.Workflows.Tests.Forms;

/// <summary>The forms as the documents print them, read a second time: by the number of each all that is printed under it, as <see cref="Normal"/> leaves it.</summary>
internal static partial class FormSections
{
    /// <summary>The forms of a region; none where its document prints none.</summary>
    public static IReadOnlyDictionary<int, string> Of(string region)
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(WorkflowFolder.Root, "documents", $"{region}.txt")).Where(line => !string.IsNullOrWhiteSpace(line))];
        return region == "shangluo" ? WithTitles(lines) : UnderNumbers(lines);
    }

    /// <summary>A text as it is compared: beside white space, boxes and tags, without the lines to write on and the marks of the conversion.</summary>
    public static string Normal(string text) => string.Concat(Letters.Normal(text).Where(letter => letter is not ('_' or '*' or '#')));

    /// <summary>黑龙江省 and 河南省: 表 1 stands alone on its line, after the items.</summary>
    private static Dictionary<int, string> UnderNumbers(string[] lines)
    {
        int[] starts = [.. Enumerable.Range(0, lines.Length).Where(line => Number().IsMatch(lines[line]))];
        return starts.Index().ToDictionary(
            start => int.Parse(Number().Match(lines[start.Item]).Groups[1].Value, null),
            start => Normal(string.Join('\n', lines[(start.Item + 1)..starts.ElementAtOrDefault(start.Index + 1, lines.Length)].Select(Letters.Plain))));
    }

    /// <summary>商洛市: 表 1：title, after the guide that it belongs to; it ends at the next heading or form. The number of a filing stands above its form.</summary>
    private static Dictionary<int, string> WithTitles(string[] lines)
    {
        var forms = new Dictionary<int, string>();
        foreach (var (line, text) in lines.Index())
        {
            if (NumberAndTitle().Match(text) is { Success: true } heading)
            {
                string[] above = lines[line - 1].StartsWith("备案编号", StringComparison.Ordinal) ? [lines[line - 1]] : [];
                var below = lines.Skip(line + 1).TakeWhile(next => !NumberAndTitle().IsMatch(next) && !Heading().IsMatch(next) && !next.StartsWith("备案编号", StringComparison.Ordinal));
                forms.Add(int.Parse(heading.Groups[1].Value, null), Normal(string.Join('\n', [.. above, heading.Groups[2].Value, .. below])));
            }
        }

        return forms;
    }

    private static int ElementAtOrDefault(this int[] starts, int index, int end) => index < starts.Length ? starts[index] : end;

    [GeneratedRegex(@"^表\s*([0-9]+)\s*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\W*表 ?([0-9]+)：(.+)$")]
    private static partial Regex NumberAndTitle();

    [GeneratedRegex("^#{1,2} ")]
    private static partial Regex Heading();
}
