using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>What a form says about a field beside its name.</summary>
internal static class FieldHints
{
    /// <summary>Types of document that a person can choose.</summary>
    public static IReadOnlyList<Option> IdTypes { get; } =
        [.. Enum.GetValues<IdType>().Select(type => new Option(JsonNamingPolicy.CamelCase.ConvertName(type.ToString()), type.Name()))];

    /// <summary>What is to be written, how long, and when; null where the name says enough.</summary>
    public static string? Of(RequiredField field)
    {
        string?[] parts = [field.Condition is { } condition ? $"适用情形：{condition.Text}" : null, Form(field.Type), Bounds(field)];
        return string.Join("；", parts.OfType<string>()) is { Length: > 0 } hint ? hint : null;
    }

    private static string? Form(FieldType type) => type switch
    {
        FieldType.Phone => "手机号码，或带区号的固定电话",
        FieldType.Month => "年和月，如 2026-01",
        FieldType.Amount => "单位为元，最多两位小数",
        FieldType.Region => "名称或区划代码",
        FieldType.MultiChoice => "可选多项",
        FieldType.CreditCode => "18 位统一社会信用代码",
        FieldType.BankAccount => "8 至 30 位数字",
        _ => null,
    };

    private static string? Bounds(RequiredField field)
    {
        var unit = field.Type switch
        {
            FieldType.Amount => " 元",
            FieldType.Integer => "",
            FieldType.List => " 行",
            FieldType.MultiChoice => " 项",
            _ => " 个字",
        };
        return (field.Min, field.Max) switch
        {
            (null, null) => null,
            ({ } least, { } most) => $"{least:0.##} 至 {most:0.##}{unit}",
            ({ } least, null) => $"不少于 {least:0.##}{unit}",
            (null, { } most) => $"不超过 {most:0.##}{unit}",
        };
    }
}
