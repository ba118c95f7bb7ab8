using System.Text.RegularExpressions;
using NodaTime;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// Whether the number of an identity document can be. Numbers with a published standard are held to it; the others to lenient bounds,
/// because refusing a genuine document does more harm than letting a mistyped one reach the caseworker.
/// </summary>
public static partial class IdentityDocument
{
    private const string ProvincesAndRegions =
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65";

    /// <summary>The number in its normal form: capital letters, no white space.</summary>
    public static string Normalize(string number) =>
        string.Concat(number.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();

    /// <summary>Whether two documents are one, however their numbers are typed.</summary>
    public static bool IsSame(IdType type, string number, IdType otherType, string otherNumber) =>
        type == otherType && Normalize(number) == Normalize(otherNumber);

    /// <summary>
    /// Why a number, in its normal form or not, cannot be, as a Chinese phrase that does not repeat it; null if it can.
    /// </summary>
    public static string? Fault(IdType type, string number)
    {
        var normal = Normalize(number);
        return type switch
        {
            IdType.ResidentIdentityCard => ResidentCardFault(normal),
            IdType.HongKongMacaoTaiwanResidencePermit => ResidencePermitFault(normal),
            IdType.ForeignerPermanentResidence => OldPermanentResidence().IsMatch(normal) ? null : PermanentResidenceFault(normal),
            IdType.CreditCode => CreditCode.Fault(normal),
            IdType.HouseholdRegister => Match(HouseholdRegister(), "户口簿号码应为6至20位数字或字母"),
            IdType.Passport => Match(Passport(), "护照号码应为5至15位数字和字母，至少含3位数字"),
            IdType.HongKongMacaoPermit => Match(HongKongMacaoPermit(), "港澳居民来往内地通行证号码应为字母H或M加8位或10位数字"),
            IdType.TaiwanPermit => Match(TaiwanPermit(), "台湾居民来往大陆通行证号码应为8位数字，旧证为10位数字加字母"),
            IdType.BirthCertificate => Match(BirthCertificate(), "出生医学证明编号应为1位字母加9位数字，旧证为8至12位数字"),
            _ => Match(Other(), "证件号码应为3至40位数字、字母、汉字、括号或连字符"),
        };

        string? Match(Regex pattern, string fault) => pattern.IsMatch(normal) ? null : fault;
    }

    /// <summary>
    /// The same where the type of the document was not asked for: eighteen characters or a long run of digits can only be meant as
    /// a card, anything else may be any document.
    /// </summary>
    public static string? FaultOfUntyped(string number)
    {
        var normal = Normalize(number);
        return !LongNumber().IsMatch(normal) ? Fault(IdType.Other, normal)
            : normal.StartsWith('9') ? PermanentResidenceFault(normal)
            : normal is ['8', '1' or '2' or '3', ..] ? ResidencePermitFault(normal)
            : ResidentCardFault(normal);
    }

    /// <summary>A number with the character that checks it, which comes last.</summary>
    /// <param name="type">Resident identity card or credit code.</param>
    /// <param name="characters">Its first seventeen characters.</param>
    public static string WithCheckCharacter(IdType type, string characters) => characters + type switch
    {
        IdType.ResidentIdentityCard => CitizenNumber.CheckCharacter(characters),
        IdType.CreditCode => CreditCode.CheckCharacter(characters),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What a resident identity card, or the residence permit of the same make, tells of its holder; else null.</summary>
    public static (LocalDate BirthDate, Sex Sex)? Holder(IdType type, string number) =>
        type is IdType.ResidentIdentityCard or IdType.HongKongMacaoTaiwanResidencePermit && Fault(type, number) is null
        && Normalize(number) is var normal && CitizenNumber.BirthDate(normal) is { } birthDate
            ? (birthDate, CitizenNumber.Sex(normal))
            : null;

    private static string? ResidentCardFault(string number) =>
        FirstGeneration().IsMatch(number) ? "15位的第一代居民身份证已于2013年1月1日停止使用，请填写18位公民身份号码"
        : number.Length == 18 && number is ['8', '1' or '2' or '3', ..] ? "这是港澳台居民居住证的号码，请改选证件类型“港澳台居民居住证”"
        : CitizenNumber.Fault(number) is { } fault ? $"居民身份证{fault}"
        : !ProvincesAndRegions.Contains(number[..2], StringComparison.Ordinal) ? "居民身份证号码前两位不是省级行政区划代码，请逐位核对"
        : null;

    private static string? ResidencePermitFault(string number) =>
        CitizenNumber.Fault(number) is { } fault ? $"港澳台居民居住证{fault}"
        : !ResidencePermit().IsMatch(number) ? "港澳台居民居住证号码应以810000、820000或830000开头"
        : null;

    private static string? PermanentResidenceFault(string number) =>
        number is not ['9', ..] ? "外国人永久居留身份证号码应为18位（以9开头），旧证为3位字母加12位数字"
        : CitizenNumber.Fault(number) is { } fault ? $"外国人永久居留身份证{fault}"
        : null;

    [GeneratedRegex(@"\A[0-9]{15}\z")]
    private static partial Regex FirstGeneration();

    [GeneratedRegex(@"\A(?:[0-9]{15,}X?|.{18})\z")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\A8[123]0000")]
    private static partial Regex ResidencePermit();

    [GeneratedRegex(@"\A[A-Z]{3}[0-9]{12}\z")]
    private static partial Regex OldPermanentResidence();

    [GeneratedRegex(@"\A[0-9A-Z]{6,20}\z")]
    private static partial Regex HouseholdRegister();

    [GeneratedRegex(@"\A(?=(?:[A-Z]*[0-9]){3})[0-9A-Z]{5,15}\z")]
    private static partial Regex Passport();

    [GeneratedRegex(@"\A[HM][0-9]{8}(?:[0-9]{2})?\z")]
    private static partial Regex HongKongMacaoPermit();

    [GeneratedRegex(@"\A(?:[0-9]{8}|[0-9]{10}(?:[(（]?[A-Z][)）]?)?)\z")]
    private static partial Regex TaiwanPermit();

    [GeneratedRegex(@"\A(?:[A-Z][0-9]{9}|[0-9]{8,12})\z")]
    private static partial Regex BirthCertificate();

    [GeneratedRegex(@"\A(?=.*[\p{L}0-9])[\p{L}0-9()（）〔〕\[\]/·-]{3,40}\z")]
    private static partial Regex Other();
}
