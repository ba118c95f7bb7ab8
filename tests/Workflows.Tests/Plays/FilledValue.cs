using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Workflows.Tests.Plays;

/// <summary>A value that a field takes. Who is named is invented.</summary>
internal static class FilledValue
{
    /// <summary>All of some fields, by their ids.</summary>
    public static Dictionary<string, JsonElement> Of(IEnumerable<RequiredField> fields) => fields.ToDictionary(field => field.Id, Of);

    /// <summary>A value of one field.</summary>
    public static JsonElement Of(RequiredField field) => JsonSerializer.SerializeToElement(Node(field));

    private static JsonNode Node(RequiredField field) => field.Type switch
    {
        FieldType.IdType => "residentIdentityCard",
        FieldType.IdNumber => "230102198506151234",
        FieldType.CreditCode => "91350100M000100Y43",
        FieldType.Phone => "13800001234",
        FieldType.Email => "baihua@example.com",
        FieldType.BankAccount => "6222020200112233445",
        FieldType.Date => "2026-03-01",
        FieldType.Month => "2026-03",
        FieldType.Amount => JsonValue.Create(Math.Clamp(1234.56m, field.Min ?? 0, field.Max ?? decimal.MaxValue)),
        FieldType.Integer => JsonValue.Create((long)Math.Clamp(3, field.Min ?? long.MinValue, field.Max ?? long.MaxValue)),
        FieldType.Boolean => JsonValue.Create(true),
        FieldType.Choice => field.Options![0].Id,
        FieldType.MultiChoice => new JsonArray(field.Options![0].Id),
        FieldType.Group => Row(field),
        FieldType.List => new JsonArray([.. Enumerable.Range(0, (int)Math.Max(1, field.Min ?? 1)).Select(_ => Row(field))]),
        FieldType.Region => "哈尔滨市",
        FieldType.Address => "哈尔滨市道里区友谊路1号",
        _ => new string('白', (int)Math.Max(2, field.Min ?? 2)),
    };

    private static JsonObject Row(RequiredField field) => new(field.Parts!.Select(part => KeyValuePair.Create(part.Id, (JsonNode?)Node(part))));
}
