using System.Text.RegularExpressions;

namespace MedInsFlows.Cases.Applications;

/// <summary>统一社会信用代码 by GB 32100-2015: eighteen characters of an alphabet of 31, digits 3 to 8 the place, the last one a check.</summary>
internal static partial class CreditCode
{
    /// <summary>Digits and capital letters without I, O, S, V and Z, in order of their value.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Why a code (in its normal form) cannot be, or null if it can.</summary>
    public static string? Fault(string code) =>
        !Shape().IsMatch(code) ? "统一社会信用代码应为18位数字和大写字母（不含I、O、S、V、Z），第3至8位是数字"
        : code[17] != CheckCharacter(code) ? "统一社会信用代码的校验码不符，请逐位核对"
        : null;

    /// <summary>The check character that belongs to the first seventeen characters.</summary>
    public static char CheckCharacter(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in code.AsSpan(0, 17))
        {
            sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    [GeneratedRegex(@"\A[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\z")]
    private static partial Regex Shape();
}
