using System.Text;
using System.Text.RegularExpressions;

namespace MedInsFlows.Cases.Notices;

/// <summary>
/// An official wording whose printed blanks (***) carry names: <c>尊敬的{{姓名}}</c>. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// No template engine: the wording is prescribed, so there is nothing to decide, repeat or format in it, and a language that could would
/// let a template say something else than the document. For the same reason there is no escape: a brace is never part of the wording.
/// </remarks>
public sealed partial class MessageTemplate
{
    /// <summary>Wording and names of blanks in turn; it begins and ends with wording, which may be empty.</summary>
    private readonly string[] parts;

    private MessageTemplate(string[] parts)
    {
        this.parts = parts;
        Blanks = [.. parts.Where((_, index) => IsBlank(index)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The names of the blanks in order of first appearance, each once.</summary>
    public IReadOnlyList<string> Blanks { get; }

    /// <summary>All that is wrong with a text, in Chinese, each with its position counted from 1; empty if nothing is.</summary>
    public static IReadOnlyList<string> Check(string text)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add("消息模板没有文字。");
        }

        var end = 0;
        foreach (Match blank in BlankPattern().Matches(text))
        {
            Stray(end, blank.Index);
            if (!NamePattern().IsMatch(blank.Groups[1].ValueSpan))
            {
                faults.Add($"第{blank.Index + 1}个字符处的空白名称不对：名称为1至40个字，不含空白字符。");
            }

            end = blank.Index + blank.Length;
        }

        Stray(end, text.Length);
        return faults;

        void Stray(int from, int to)
        {
            for (var index = from; index < to; index++)
            {
                if (text[index] is '{' or '}')
                {
                    faults.Add($"第{index + 1}个字符是不成对或嵌套的“{text[index]}”，空白须写作“{{{{名称}}}}”。");
                }
            }
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is faulty; the message tells everything that <see cref="Check"/> finds.</exception>
    public static MessageTemplate Parse(string text)
    {
        var faults = Check(text);
        return faults is []
            ? new MessageTemplate(BlankPattern().Split(text))
            : throw new FormatException(string.Concat(faults));
    }

    /// <summary>The text with every blank filled. Values are put in as they are; values for other names are not used.</summary>
    /// <exception cref="KeyNotFoundException">Blanks have no value or an empty one; the message names all of them.</exception>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var unfilled = Blanks.Where(name => string.IsNullOrWhiteSpace(values.GetValueOrDefault(name))).ToList();
        if (unfilled is not [])
        {
            throw new KeyNotFoundException($"消息模板中有空白没有填写：{string.Join("、", unfilled)}。");
        }

        var text = new StringBuilder();
        foreach (var (index, part) in parts.Index())
        {
            text.Append(IsBlank(index) ? values[part] : part);
        }

        return text.ToString();
    }

    private static bool IsBlank(int index) => index % 2 == 1;

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex BlankPattern();

    [GeneratedRegex(@"\A\S{1,40}\z")]
    private static partial Regex NamePattern();
}
