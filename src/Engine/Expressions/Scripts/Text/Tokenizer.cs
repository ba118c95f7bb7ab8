using System.Text;

namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <summary>Divides a script into words, on demand, so that the parser can say where a template goes on.</summary>
internal sealed partial class Tokenizer(string text)
{
    /// <summary>All signs of JavaScript, also those that the subset lacks: they are to be refused by name. Longer ones first.</summary>
    private static readonly string[] Signs =
    [
        ">>>=", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "...", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=",
        "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ".", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=",
    ];

    private int index;
    private int line = 1;
    private int lineStart;

    private Position Here => new(line, index - lineStart + 1);

    private char Current => Ahead(0);

    /// <summary>The next token.</summary>
    public Token Next()
    {
        var newLine = SkipBlanks();
        var at = Here;
        return Current switch
        {
            '\0' when index >= text.Length => new Token(TokenKind.End, string.Empty, at, newLine),
            '"' or '\'' => new Token(TokenKind.Text, Quoted(), at, newLine),
            '`' => Template(at, newLine),
            >= '0' and <= '9' => NumberAt(at, newLine),
            '.' when char.IsAsciiDigit(Ahead(1)) => NumberAt(at, newLine),
            _ when Word() is { } word => new Token(TokenKind.Word, word, at, newLine),
            _ => new Token(TokenKind.Sign, Sign(), at, newLine),
        };
    }

    /// <summary>Goes on with a template behind the <c>}</c> that was the last token.</summary>
    public Token Continue() => Piece(Here, newLine: false);

    private static bool IsLineEnd(char character) => character is '\n' or '\r' or '\u2028' or '\u2029';

    private char Ahead(int count) => index + count < text.Length ? text[index + count] : '\0';

    private void Advance()
    {
        var character = text[index++];
        if (character == '\n' || (IsLineEnd(character) && !(character == '\r' && Current == '\n')))
        {
            (line, lineStart) = (line + 1, index);
        }
    }

    /// <summary>Passes over white space and comments.</summary>
    /// <returns>Whether a line ended in them.</returns>
    private bool SkipBlanks()
    {
        var before = line;
        while (index < text.Length)
        {
            if (Values.TextRules.IsBlank(Current))
            {
                Advance();
            }
            else if (Current == '/' && Ahead(1) == '/')
            {
                while (index < text.Length && !IsLineEnd(Current))
                {
                    Advance();
                }
            }
            else if (Current == '/' && Ahead(1) == '*')
            {
                SkipComment();
            }
            else
            {
                break;
            }
        }

        return line > before;
    }

    private void SkipComment()
    {
        var at = Here;
        var end = text.IndexOf("*/", index + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new ScriptException(at, "注释没有结束，请补上 */。");
        }

        while (index < end + 2)
        {
            Advance();
        }
    }

    private string? Word()
    {
        var start = index;
        while (index < text.Length && Rune.TryGetRuneAt(text, index, out var rune) && IsOfWord(rune, first: index == start))
        {
            index += rune.Utf16SequenceLength;
        }

        return index > start ? text[start..index] : null;
    }

    private static bool IsOfWord(Rune rune, bool first) => rune.Value is '_' or '$' || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.LetterNumber
        || (!first && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.DecimalDigitNumber
            or System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.ConnectorPunctuation);

    private string Sign()
    {
        foreach (var sign in Signs)
        {
            // In a?.5:1 the question mark stands alone.
            if (string.CompareOrdinal(text, index, sign, 0, sign.Length) == 0 && !(sign == "?." && char.IsAsciiDigit(Ahead(2))))
            {
                index += sign.Length;
                return sign;
            }
        }

        throw new ScriptException(Here, $"不能使用字符“{(char.IsSurrogate(Current) ? "�" : Current)}”。");
    }
}
