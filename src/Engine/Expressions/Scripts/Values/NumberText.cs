using System.Globalization;
using System.Numerics;

namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>Numbers to text and back, as JavaScript writes and reads them.</summary>
internal static class NumberText
{
    private const int MostExactDigits = 28;

    /// <summary>The shortest writing that leads back to the number.</summary>
    public static string Write(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        > -1e15 and < 1e15 when Math.Truncate(value) == value => ((long)value).ToString(CultureInfo.InvariantCulture),
        _ => Lay(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <summary>An exact number, without zeros at the end.</summary>
    public static string Write(decimal value) => Lay(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with a fixed count of decimal places, halves away from zero, as <c>toFixed</c> writes it.</summary>
    public static string Write(object value, int places)
    {
        if (value is double number && (!double.IsFinite(number) || Math.Abs(number) >= 1e21))
        {
            return Write(number);
        }

        var (mantissa, scale) = Fraction(value);
        var divisor = BigInteger.Pow(10, places);
        var rounded = ((BigInteger.Abs(mantissa) * divisor * 2) + scale) / (scale * 2);
        var digits = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var sign = mantissa.Sign < 0 ? "-" : string.Empty;
        return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
    }

    /// <summary>The number that a text stands for: exact where it is written in up to 28 digits; NaN where it is none.</summary>
    public static object Read(string text)
    {
        var trimmed = TextRules.Trim(text);
        return trimmed switch
        {
            "" => 0.0,
            ['0', 'x' or 'X', ..] => ReadWhole(trimmed[2..], 16),
            ['0', 'o' or 'O', ..] => ReadWhole(trimmed[2..], 8),
            ['0', 'b' or 'B', ..] => ReadWhole(trimmed[2..], 2),
            "Infinity" or "+Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => IsDecimal(trimmed) ? ReadDecimal(trimmed) : double.NaN,
        };
    }

    private static double ReadWhole(string digits, int radix)
    {
        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (worth >= radix)
            {
                return double.NaN;
            }

            value = (value * radix) + worth;
        }

        return digits.Length > 0 ? (double)value : double.NaN;
    }

    /// <summary>Digits with at most one point and at least one digit, a sign before and an exponent behind if need be.</summary>
    private static bool IsDecimal(string text)
    {
        var rest = text.AsSpan(text[0] is '+' or '-' ? 1 : 0);
        var exponent = rest.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            var power = rest[(exponent + 1)..];
            power = power is ['+' or '-', ..] ? power[1..] : power;
            if (power.IsEmpty || power.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            rest = rest[..exponent];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        return whole.Length + fraction.Length > 0 && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }

    private static object ReadDecimal(string text)
    {
        var binary = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return text.Count(char.IsAsciiDigit) <= MostExactDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && (double)exact == binary
            ? exact
            : binary;
    }

    /// <summary>From .NET's writing to JavaScript's: they set the point and the exponent in other places.</summary>
    private static string Lay(string text)
    {
        var sign = text[0] == '-' ? "-" : string.Empty;
        var (digits, exponent) = Digits(text.AsSpan(sign.Length));
        return digits.Length == 0 ? "0" : sign + (exponent, digits.Length) switch
        {
            ( > 21 or < -5, 1) => $"{digits}e{Power(exponent - 1)}",
            ( > 21 or < -5, _) => $"{digits[0]}.{digits[1..]}e{Power(exponent - 1)}",
            ( <= 0, _) => $"0.{new string('0', -exponent)}{digits}",
            var (point, length) when point >= length => digits + new string('0', point - length),
            _ => $"{digits[..exponent]}.{digits[exponent..]}",
        };
    }

    /// <summary>The digits without zeros around them, and how many of them stand before the point.</summary>
    private static (string Digits, int Exponent) Digits(ReadOnlySpan<char> text)
    {
        var e = text.IndexOf('E');
        var exponent = e < 0 ? 0 : int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = point < 0 ? mantissa.ToString() : string.Concat(whole, mantissa[(point + 1)..]);
        var leading = all.AsSpan().IndexOfAnyExcept('0');
        return leading < 0 ? (string.Empty, 0) : (all[leading..].TrimEnd('0'), whole.Length + exponent - leading);
    }

    private static string Power(int power) => power < 0 ? $"{power}" : $"+{power}";

    /// <summary>The number as a fraction of whole numbers: what it truly is, also where it is binary.</summary>
    private static (BigInteger Mantissa, BigInteger Scale) Fraction(object value)
    {
        if (value is decimal exact)
        {
            Span<int> parts = stackalloc int[4];
            decimal.GetBits(exact, parts);
            var digits = new BigInteger(decimal.Abs(exact) is var whole ? new decimal(parts[0], parts[1], parts[2], false, 0) : whole);
            return (exact < 0 ? -digits : digits, BigInteger.Pow(10, (parts[3] >> 16) & 0xFF));
        }

        var bits = BitConverter.DoubleToInt64Bits((double)value);
        var power = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var (mantissa, shift) = power == 0 ? (fraction, -1074) : (fraction | (1L << 52), power - 1075);
        var signed = new BigInteger(bits < 0 ? -mantissa : mantissa);
        return shift >= 0 ? (signed << shift, BigInteger.One) : (signed, BigInteger.One << -shift);
    }
}
