using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Items;

/// <summary>How texts of the documents are compared: what comes of paper and of its conversion does not count.</summary>
internal static partial class PrintedText
{
    /// <summary>The text without white space, boxes, tags and what made it bold, its punctuation half-width.</summary>
    public static string Normal(string text) => string.Concat(
        Tag().Replace(text, string.Empty).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('□' or '☐' or '*' or '#')).Select(HalfWidth));

    /// <summary>How alike two normal texts are, 0 to 1: the share of pairs of letters that they have in common.</summary>
    public static double Similarity(string one, string other)
    {
        var (first, second) = (Pairs(one), Pairs(other));
        return first.Count + second.Count == 0 ? 0 : 2.0 * first.Intersect(second).Count() / (first.Count + second.Count);
    }

    private static HashSet<(char, char)> Pairs(string text) => [.. text.Zip(text.Skip(1))];

    private static char HalfWidth(char letter) => letter switch
    {
        >= '！' and <= '～' => (char)(letter - '！' + '!'),
        '。' => '.',
        '“' or '”' => '"',
        '‘' or '’' => '\'',
        '〔' => '[',
        '〕' => ']',
        '〈' or '《' => '<',
        '〉' or '》' => '>',
        '–' or '—' => '-',
        _ => letter,
    };

    [GeneratedRegex("</?(input|p|b|div|br)( [^>]*)?/?>")]
    private static partial Regex Tag();
}
