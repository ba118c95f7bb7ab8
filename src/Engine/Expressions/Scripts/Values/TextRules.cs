using System.Globalization;

namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>JavaScript's rules for characters and names that differ from those of .NET.</summary>
internal static class TextRules
{
    /// <summary>White space and ends of lines.</summary>
    public static bool IsBlank(char character) => character is '\t' or '\n' or '\v' or '\f' or '\r' or ' ' or '\u00A0' or '\u2028' or '\u2029' or '\uFEFF'
        || char.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator;

    /// <summary>The text without blanks at both ends.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Whether a name is the canonical writing of a place in an array.</summary>
    public static bool TryIndex(string name, out int index)
    {
        index = 0;
        return name is ['0'] || (name is [>= '1' and <= '9', ..] && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index));
    }
}
