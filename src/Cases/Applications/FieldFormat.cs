using System.Text.Json;
using System.Text.RegularExpressions;
using MedInsFlows.Cases.Items;
using NodaTime.Text;

namespace MedInsFlows.Cases.Applications;

/// <summary>The form that a value of each type must have, once its JSON type is right and it is not empty.</summary>
internal static partial class FieldFormat
{
    private const decimal MostYuan = 1_000_000_000_000m;

    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    /// <summary>The type of document that a value names; null if it names none.</summary>
    public static IdType? IdTypeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Words<IdType>.Find(value.GetString()!) : null;

    /// <summary>Why a value does not do, as a Chinese phrase that does not repeat it; null if it does.</summary>
    public static string? Fault(RequiredField field, JsonElement value, IdType? idType) => field.Type switch
    {
        FieldType.Boolean => null,
        FieldType.Integer => Integer(field, value),
        FieldType.Amount => Amount(field, value),
        FieldType.List => Bounds(field, value.GetArrayLength(), "行"),
        FieldType.MultiChoice => MultiChoice(field, value),
        FieldType.IdType => IdTypeOf(value) is null ? "证件类型不在可选范围内，请重新选择" : null,
        _ => String(field, value.GetString()!, idType),
    };

    private static string? String(RequiredField field, string text, IdType? idType) => field.Type switch
    {
        FieldType.LongText => Control(text, except: "\r\n\t") ?? Bounds(field, text.Length, "个字"),
        _ when Control(text, except: "") is { } fault => fault,
        FieldType.Text => Bounds(field, text.Length, "个字"),
        FieldType.Name => Match(Worded(), text, "应填写姓名或名称"),
        FieldType.Address => Match(Worded(), text, "应填写详细地址"),
        FieldType.Region => Match(Region(), text, "应填写行政区划的名称，或6位、9位、12位区划代码"),
        FieldType.IdNumber => idType is { } type ? IdentityDocument.Fault(type, text) : IdentityDocument.FaultOfUntyped(text),
        FieldType.CreditCode => CreditCode.Fault(IdentityDocument.Normalize(text)),
        FieldType.Phone => Phone(text),
        FieldType.Email => Email(text),
        // No Luhn check: it holds for bank cards only, and the accounts of units (对公账户) are of any length and have none.
        FieldType.BankAccount => Match(BankAccount(), text, "银行账号应为8至30位数字"),
        FieldType.Date => Date(text) ? null : "应为存在的日期，格式如2026-01-31",
        FieldType.Month => Date($"{text}-01") ? null : "应为存在的月份，格式如2026-01",
        _ => IsOption(field, text) ? null : "不在可选范围内，请重新选择",
    };

    /// <summary>The same for a phone number alone.</summary>
    public static string? Phone(string text) =>
        Match(PhoneNumber(), text, "应为11位手机号码，或带区号的固定电话（如0451-12345678）");

    /// <summary>The same for an e-mail address alone.</summary>
    public static string? Email(string text) =>
        text.Length <= 254 && MailAddress().IsMatch(text) ? null : "应为电子邮箱地址，格式如name@example.com";

    /// <summary>The same for characters that no text may hold.</summary>
    public static string? Control(string text, string except) =>
        text.Any(character => char.IsControl(character) && !except.Contains(character, StringComparison.Ordinal))
            ? "含有不可见的控制字符，请重新填写"
            : null;

    private static string? Match(Regex pattern, string text, string fault) => pattern.IsMatch(text) ? null : fault;

    private static string? Integer(RequiredField field, JsonElement value) =>
        value.TryGetInt64(out var number) ? Bounds(field, number, "") : "应为整数";

    private static string? Amount(RequiredField field, JsonElement value) =>
        !value.TryGetDecimal(out var yuan) || yuan is < 0 or > MostYuan || decimal.Round(yuan, 2) != yuan
            ? "金额应以元为单位，不小于0，最多两位小数"
            : Bounds(field, yuan, "元");

    private static string? MultiChoice(RequiredField field, JsonElement value)
    {
        var chosen = value.EnumerateArray().Select(one => one.GetString()!).ToList();
        return !chosen.TrueForAll(one => IsOption(field, one)) ? "有选择不在可选范围内，请重新选择"
            : chosen.Distinct(StringComparer.Ordinal).Count() < chosen.Count ? "同一选项选了多次，请去掉重复的"
            : Bounds(field, chosen.Count, "项");
    }

    private static bool IsOption(RequiredField field, string id) => (field.Options ?? []).Any(option => option.Id == id);

    private static bool Date(string text) =>
        text.Length == 10 && DatePattern.Parse(text) is { Success: true, Value.Year: >= 1900 and < 2200 };

    private static string? Bounds(RequiredField field, decimal number, string unit) =>
        number < field.Min ? $"不能少于{field.Min}{unit}"
        : number > field.Max ? $"不能超过{field.Max}{unit}"
        : null;

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Worded();

    [GeneratedRegex(@"\A(?:[0-9]{6}|[0-9]{9}|[0-9]{12}|.*\p{L}.*)\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"\A(?:(?:\+?86[- ]?)?1[3-9][0-9]{9}|0[0-9]{2,3}[- ]?[0-9]{7,8}(?:-[0-9]{1,6})?|\+(?!86)[0-9]{1,3}[- ]?[0-9]{6,14})\z")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\z")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"\A[0-9](?:[ -]?[0-9]){7,29}\z")]
    private static partial Regex BankAccount();
}
