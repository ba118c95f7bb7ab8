using System.Globalization;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Notices;

/// <summary>Blanks that are filled with what the applicant filled in, or a caseworker entered, named as the form names it; of a bank account also its last four digits.</summary>
internal static class FieldBlanks
{
    private const string Tail = "尾号";
    private const int TailLength = 4;

    /// <summary>The names of such blanks.</summary>
    /// <param name="item">The item.</param>
    public static IEnumerable<string> NamesFor(Item item) =>
        FieldsOf(item).SelectMany(field => field.Type == FieldType.BankAccount ? [field.Name, field.Name + Tail] : (string[])[field.Name]);

    /// <summary>The value of a blank; null where nobody has given one.</summary>
    /// <param name="blank">The blank.</param>
    /// <param name="from">Where values come from.</param>
    public static string? ValueOf(string blank, NoticeSources from)
    {
        var fields = FieldsOf(from.Item).ToList();
        if (fields.FindLast(field => field.Name == blank) is { } named)
        {
            return TextOf(named, from);
        }

        return fields.FindLast(field => field.Type == FieldType.BankAccount && field.Name + Tail == blank) is { } account && TextOf(account, from) is { } number
            ? number[^Math.Min(TailLength, number.Length)..]
            : null;
    }

    private static IEnumerable<RequiredField> FieldsOf(Item item) => item.RequiredFields.Concat(item.EnteredData);

    /// <summary>What was filled in or entered; null where nobody has.</summary>
    /// <param name="field">The field.</param>
    /// <param name="from">Where values come from.</param>
    public static string? TextOf(RequiredField field, NoticeSources from)
    {
        if (field.Type is not FieldType.Amount and not FieldType.Date && from.Opinion?.Data?.TryGetValue(field.Id, out var entered) is true)
        {
            return Text(field, entered);
        }

        return field.Type == FieldType.Amount
            ? from.File.AmountOf(field.Id, from.Application)?.ToString("0.00", CultureInfo.InvariantCulture)
            : field.Type == FieldType.Date && from.File.DateOf(field.Id, from.Application) is { } date
                ? date.ToString("yyyy'年'MM'月'dd'日'", CultureInfo.InvariantCulture)
                : from.Application.Fields.TryGetValue(field.Id, out var sent) ? Text(field, sent) : null;
    }

    /// <summary>A value in words; null where there is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What was filled in.</param>
    public static string? Text(RequiredField field, JsonElement value) => (field.Type, value.ValueKind) switch
    {
        (FieldType.Choice, JsonValueKind.String) => NameOf(field, value.GetString()!),
        (FieldType.MultiChoice, JsonValueKind.Array) => string.Join('、', value.EnumerateArray().Select(one => NameOf(field, one.ToString()))),
        (FieldType.IdType, JsonValueKind.String) => FieldFormat.IdTypeOf(value)?.Name() ?? value.GetString(),
        (_, JsonValueKind.String) => value.GetString() is { Length: > 0 } text ? text : null,
        (_, JsonValueKind.Number) => value.GetRawText(),
        (FieldType.Boolean, JsonValueKind.True) => "是",
        (FieldType.Boolean, JsonValueKind.False) => "否",
        (FieldType.Group, JsonValueKind.Object) => Row(field, value),
        (FieldType.List, JsonValueKind.Array) => string.Join('；', value.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(row => Row(field, row))),
        _ => null,
    };

    private static string Row(RequiredField field, JsonElement row) => string.Join('，', (field.Parts ?? [])
        .Select(part => (part.Name, Text: row.TryGetProperty(part.Id, out var value) ? Text(part, value) : null)).Where(part => part.Text is not null).Select(part => $"{part.Name}{part.Text}"));

    private static string NameOf(RequiredField field, string id) => field.Options?.FirstOrDefault(option => option.Id == id)?.Name ?? id;
}
