using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// 公民身份号码 by GB 11643-1999: six digits of place, eight of birth, three of sequence and a check character (ISO 7064 MOD 11-2). The
/// residence permits of Hong Kong, Macao and Taiwan residents and the foreigners' identity cards of 2023 are made in the same way.
/// </summary>
internal static partial class CitizenNumber
{
    private const string CheckCharacters = "10X98765432";

    private static readonly LocalDatePattern BirthPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>Why a number of eighteen characters (in its normal form) cannot be, or null if it can.</summary>
    public static string? Fault(string number) =>
        !Shape().IsMatch(number) ? "号码应为18位：前17位是数字，最后一位是数字或字母X"
        : BirthDate(number) is null ? "号码第7至14位的出生日期不存在，请逐位核对"
        : number[17] != CheckCharacter(number) ? "号码的校验码不符，请逐位核对"
        : null;

    /// <summary>The date of birth, null if it does not exist. From 1800, because the standard's own example is of 1880.</summary>
    public static LocalDate? BirthDate(string number) =>
        BirthPattern.Parse(number[6..14]) is { Success: true, Value: { Year: >= 1800 } date } ? date : null;

    /// <summary>The sex.</summary>
    public static Sex Sex(string number) => (number[16] - '0') % 2 == 0 ? Applications.Sex.Female : Applications.Sex.Male;

    /// <summary>The check character that belongs to the first seventeen digits.</summary>
    public static char CheckCharacter(string number)
    {
        // MOD 11-2 in Horner's form: the weights 7, 9, 10, 5 … of the standard are the powers of 2 modulo 11.
        var remainder = number.Take(17).Aggregate(0, (sum, digit) => (sum + digit - '0') * 2 % 11);
        return CheckCharacters[remainder];
    }

    [GeneratedRegex(@"\A[0-9]{17}[0-9X]\z")]
    private static partial Regex Shape();
}
