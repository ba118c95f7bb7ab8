using System.Globalization;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;

namespace MedInsFlows.Host.Pages.Work;

/// <summary>Values of fields as people read them.</summary>
internal static class FieldText
{
    /// <summary>A single value in words; what identifies a person is masked unless it is to be seen in full.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value as sent, which may be anything.</param>
    /// <param name="inFull">Whether nothing is masked.</param>
    public static string Of(RequiredField field, JsonElement value, bool inFull) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(one => Of(field, one, inFull))),
        JsonValueKind.String => Of(field, value.GetString()!, inFull),
        JsonValueKind.Number when field.Type == FieldType.Amount && value.TryGetDecimal(out var amount) => $"{amount.ToString("#,0.00", CultureInfo.InvariantCulture)} 元",
        _ => value.GetRawText(),
    };

    private static string Of(RequiredField field, string text, bool inFull) => field.Type switch
    {
        FieldType.Choice or FieldType.MultiChoice => field.Options?.FirstOrDefault(option => option.Id == text)?.Name ?? text,
        FieldType.IdType => Enum.TryParse<IdType>(text, ignoreCase: true, out var type) ? type.Name() : text,
        _ when inFull => text,
        FieldType.Name => Masked.Name(text),
        FieldType.IdNumber => Masked.IdNumber(text),
        FieldType.Phone => Masked.Phone(text),
        FieldType.Email => Masked.Email(text),
        FieldType.BankAccount => Masked.BankAccount(text),
        FieldType.Address => Masked.Address(text),
        _ => text,
    };
}
