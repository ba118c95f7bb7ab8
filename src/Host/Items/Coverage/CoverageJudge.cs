using System.Text.Json;
using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>
/// Lays the text of an item beside its flow. A line is carried where the texts of nodes contain it, or where what they contain of it leaves nothing but numbers and the
/// label before a colon, and the blanks of a template. A part of a line counts from four letters on, so that a common word proves nothing.
/// </summary>
internal static partial class CoverageJudge
{
    private const int ShortestProof = 4;
    private const int LongestNumber = 2;
    private const int LongestLabel = 10;

    /// <summary>Judges.</summary>
    /// <param name="document">The definition.</param>
    /// <param name="title">The title of the item.</param>
    /// <param name="text">The lines of its text; null where the document has none.</param>
    public static CoverageReport Of(JsonElement document, string title, PrintedItem? text)
    {
        var nodes = FlowNode.Of(document);
        var lines = (text?.Lines ?? []).Select(line => Judge(line, nodes)).Where(line => !(line.Missing is not null && line.Nodes.Count == 0 && text!.Headings.Contains(line.Text))).ToList();
        return new CoverageReport(
            title,
            lines,
            [.. nodes.Select(node => new CoveredNode(node.Id, node.Name, node.Clause, lines.Count(line => line.Nodes.Contains(node.Id))))]);
    }

    private static CoveredLine Judge(string printed, IReadOnlyList<FlowNode> nodes)
    {
        var line = PrintedText.Normal(printed);
        var covered = new bool[line.Length];
        foreach (var blank in Blank().EnumerateMatches(line))
        {
            covered.AsSpan(blank.Index, blank.Length).Fill(true);
        }

        var carriers = nodes.Where(node => Mark(line, node.Texts, covered)).Select(node => node.Id).ToList();
        return new CoveredLine(printed, Missing(line, covered), carriers);
    }

    /// <summary>Marks what of a line texts carry.</summary>
    /// <returns>Whether they carry anything of it.</returns>
    private static bool Mark(string line, IReadOnlyList<string> texts, bool[] covered)
    {
        var any = false;
        foreach (var text in texts)
        {
            if (text.Contains(line, StringComparison.Ordinal))
            {
                covered.AsSpan().Fill(true);
                return true;
            }

            any |= (text.Length >= ShortestProof || text.Length * 2 >= line.Length) && MarkAll(line, text, covered);
            List<Match> parts = [.. Part().Matches(line).Where(part => text.Contains(part.Value, StringComparison.Ordinal))];
            if (parts.Exists(part => part.Length >= ShortestProof))
            {
                parts.ForEach(part => covered.AsSpan(part.Index, part.Length).Fill(true));
                any = true;
            }
        }

        return any;
    }

    private static bool MarkAll(string line, string text, bool[] covered)
    {
        var at = line.IndexOf(text, StringComparison.Ordinal);
        var any = at >= 0;
        while (at >= 0)
        {
            covered.AsSpan(at, text.Length).Fill(true);
            at = line.IndexOf(text, at + text.Length, StringComparison.Ordinal);
        }

        return any;
    }

    /// <summary>What is not covered; null where that is nothing to speak of.</summary>
    private static string? Missing(string line, bool[] covered)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var from = colon is > 0 and <= LongestLabel && colon < line.Length - 1 && covered.AsSpan(colon + 1).Contains(true) ? colon + 1 : 0;
        var left = string.Concat(line.Index().Skip(from).Select(letter => covered[letter.Index] ? '\n' : letter.Item));
        var parts = left.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Count(char.IsLetterOrDigit) > (part.Length == line.Length ? 0 : LongestNumber));
        return string.Join('…', parts.Select(part => part.Trim('.', ',', ';', ':', '、'))) is { Length: > 0 } missing ? missing : null;
    }

    /// <summary>What a template leaves to be filled in: who signs, and a date.</summary>
    [GeneratedRegex("经办机构落款|年月日")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[^.,;:、()""\[\]①-⑳]+")]
    private static partial Regex Part();
}
