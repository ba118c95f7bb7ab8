using System.Globalization;
using System.Text;

namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <content>Numbers, texts and templates.</content>
internal sealed partial class Tokenizer
{
    private Token NumberAt(Position at, bool newLine)
    {
        var value = Current == '0' && Ahead(1) is 'x' or 'X' ? Hexadecimal(at) : Decimal(at);
        if (Word() is not null || char.IsAsciiDigit(Current))
        {
            throw new ScriptException(at, "数的写法不对：可用 12、0.5、1e3、0x1F，不可有后缀或下划线，不可以 0 开头。");
        }

        return new Token(TokenKind.Number, string.Empty, at, newLine) { Number = value };
    }

    private double Hexadecimal(Position at)
    {
        var start = index += 2;
        while (char.IsAsciiHexDigit(Current))
        {
            index++;
        }

        return ulong.TryParse(text.AsSpan(start, index - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ScriptException(at, "十六进制数须有 1 至 16 位。");
    }

    private double Decimal(Position at)
    {
        var start = index;
        if (Current == '0' && char.IsAsciiDigit(Ahead(1)))
        {
            throw new ScriptException(at, "数不可以 0 开头。");
        }

        SkipDigits();
        if (Current == '.')
        {
            index++;
            SkipDigits();
        }

        if (Current is 'e' or 'E')
        {
            index += Ahead(1) is '+' or '-' ? 2 : 1;
            if (!char.IsAsciiDigit(Current))
            {
                throw new ScriptException(at, "数的指数不完整。");
            }

            SkipDigits();
        }

        return double.Parse(text.AsSpan(start, index - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current))
        {
            index++;
        }
    }

    private string Quoted()
    {
        var (at, quote, value) = (Here, Current, new StringBuilder());
        Advance();
        while (Current != quote || index >= text.Length)
        {
            if (index >= text.Length || Current is '\n' or '\r')
            {
                throw new ScriptException(at, $"文本没有结束，请在行内补上 {quote}。");
            }

            Character(value);
        }

        Advance();
        return value.ToString();
    }

    private Token Template(Position at, bool newLine)
    {
        Advance();
        return Piece(at, newLine);
    }

    private Token Piece(Position at, bool newLine)
    {
        var value = new StringBuilder();
        while (true)
        {
            switch (Current)
            {
                case '\0' when index >= text.Length:
                    throw new ScriptException(at, "模板文本没有结束，请补上 `。");
                case '`':
                    Advance();
                    return new Token(TokenKind.TemplateEnd, value.ToString(), at, newLine);
                case '$' when Ahead(1) == '{':
                    index += 2;
                    return new Token(TokenKind.TemplatePiece, value.ToString(), at, newLine);
                case '\r':
                    // In a template every line ends in a line feed, however the file was written.
                    Advance();
                    value.Append(Current == '\n' ? string.Empty : "\n");
                    break;
                default:
                    Character(value);
                    break;
            }
        }
    }

    private void Character(StringBuilder value)
    {
        if (Current == '\\')
        {
            Escape(value);
            return;
        }

        value.Append(Current);
        Advance();
    }

    private void Escape(StringBuilder value)
    {
        var at = Here;
        Advance();
        var character = Current;
        switch (character)
        {
            case '\0' when index >= text.Length:
                return;
            case '\r' or '\n' or '\u2028' or '\u2029':
                Advance();
                if (character == '\r' && Current == '\n')
                {
                    Advance();
                }

                return;
            case 'x':
                value.Append((char)Code(at, 2));
                return;
            case 'u' when Ahead(1) == '{':
                CodePoint(at, value);
                return;
            case 'u':
                value.Append((char)Code(at, 4));
                return;
            case >= '0' and <= '9' when character != '0' || char.IsAsciiDigit(Ahead(1)):
                throw new ScriptException(at, "文本中反斜杠后不可跟数字；请用 \\xHH 或 \\uHHHH。");
        }

        value.Append(character switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            'v' => '\v',
            '0' => '\0',
            _ => character,
        });
        Advance();
    }

    private int Code(Position at, int digits)
    {
        var start = index + 1;
        if (start + digits > text.Length || !int.TryParse(text.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new ScriptException(at, $"转义须有 {digits} 位十六进制数。");
        }

        index = start + digits;
        return code;
    }

    private void CodePoint(Position at, StringBuilder value)
    {
        var (start, end) = (index + 2, text.IndexOf('}', index));
        if (end < 0 || end - start is < 1 or > 6
            || !int.TryParse(text.AsSpan(start, end - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF)
        {
            throw new ScriptException(at, "转义须写作 \\u{1} 至 \\u{10FFFF}。");
        }

        index = end + 1;
        if (code is >= 0xD800 and <= 0xDFFF)
        {
            value.Append((char)code);
        }
        else
        {
            value.Append(char.ConvertFromUtf32(code));
        }
    }
}
