using System.Globalization;
using System.Text.RegularExpressions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>How texts of the documents are cut and compared.</summary>
internal static partial class Letters
{
    /// <summary>A text as it is compared: without white space, boxes and tags, punctuation half-width.</summary>
    public static string Normal(string? text) => string.Concat(Tag().Replace(text ?? string.Empty, string.Empty)
        .Where(letter => !char.IsWhiteSpace(letter) && letter is not ('□' or '☐')).Select(HalfWidth));

    /// <summary>Of the same text the letters and figures only, for what one document brackets and another does not.</summary>
    public static string Bare(string? text) => string.Concat(Normal(text).Where(char.IsLetterOrDigit));

    /// <summary>A row without its white space, its box and the punctuation that ends it.</summary>
    public static string Row(string text) => Squeezed(text).TrimEnd('；', ';', '。', '，', '、');

    public static string Squeezed(string text) => string.Concat(Tag().Replace(text, string.Empty)
        .Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>The rows of a cell that numbers them 1. 2. 3. or 1、2、3、; the whole cell where it does not. What stands before the first is a row too.</summary>
    public static IReadOnlyList<string> Numbered(string cell)
    {
        var starts = new List<(int From, int Text)>();
        foreach (Match number in RowNumber().Matches(cell))
        {
            if (int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture) == starts.Count + 1)
            {
                starts.Add((number.Index, number.Index + number.Length));
            }
        }

        var head = starts.Count > 0 ? cell[..starts[0].From].TrimEnd(':', '：', ' ') : string.Empty;
        var rows = starts.Select((start, i) => cell[start.Text..(i + 1 < starts.Count ? starts[i + 1].From : cell.Length)]);
        return [.. rows.DefaultIfEmpty(cell).Prepend(head).Select(Row).Where(row => row.Length > 0)];
    }

    /// <summary>The sentences of a remark, its numbers left out.</summary>
    public static IEnumerable<string> Sentences(string remark) => Sentence().Split(Normal(remark))
        .Select(sentence => SentenceNumber().Replace(sentence, string.Empty)).Where(sentence => sentence.Length > 1);

    /// <summary>The line without the dash that the conversion put before lists and without what made it bold or a heading; of a table, as it is.</summary>
    public static string Plain(string line) => line.Contains('\t', StringComparison.Ordinal)
        ? line
        : Dash().Replace(line.Replace("**", string.Empty, StringComparison.Ordinal), string.Empty).Trim();

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

    [GeneratedRegex(@"(?<=^|[\s；;。，）)])([0-9]{1,2})(?:[.、．]|\s(?=[^\s0-9个号条]))\s*(?![0-9])")]
    private static partial Regex RowNumber();

    [GeneratedRegex("[.;]")]
    private static partial Regex Sentence();

    [GeneratedRegex("^(?:[0-9]{1,2}[、]?|[①-⑳])(?=[^0-9个])")]
    private static partial Regex SentenceNumber();

    [GeneratedRegex(@"^\s*(?:[#]+|-(?!-))\s+")]
    private static partial Regex Dash();
}
