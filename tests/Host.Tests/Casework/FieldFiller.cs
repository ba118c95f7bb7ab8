using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Fills in fields by what the guide says of each: its type, options, parts and bounds.</summary>
internal sealed class FieldFiller(Person person)
{
    public JsonObject Fill(IReadOnlyList<JsonNode> fields) =>
        new(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Text("/id"), Value(field))));

    private JsonNode Value(JsonNode field) => field.Text("/type") switch
    {
        "text" or "longText" => Text("糖尿病", field),
        "name" => person.Name,
        "idType" => "residentIdentityCard",
        "idNumber" => person.IdNumber,
        "creditCode" => "91350100M000100Y43",
        "phone" => person.Phone,
        "email" => person.Email,
        "bankAccount" => "6222020200112233445",
        "date" => "2026-05-01",
        "month" => "2026-05",
        "amount" => Bound(field, "/min") ?? 12.34m,
        "integer" => (long)(Bound(field, "/min") ?? 1),
        "boolean" => true,
        "choice" => field.Text("/options/0/id"),
        "multiChoice" => new JsonArray([.. field.Texts("/options", "/id").Take(AtLeastOne(field)).Select(id => JsonValue.Create(id))]),
        "address" => person.Address,
        "region" => "黑龙江省",
        "group" => Fill(field.List("/parts")),
        "list" => new JsonArray([.. Enumerable.Range(0, AtLeastOne(field)).Select(_ => Fill(field.List("/parts")))]),
        var type => throw new InvalidOperationException($"api.md knows no field type '{type}'."),
    };

    private static string Text(string text, JsonNode field)
    {
        var longEnough = text.PadRight((int)(Bound(field, "/min") ?? 0), '一');
        return Bound(field, "/max") is { } most && longEnough.Length > most ? longEnough[..(int)most] : longEnough;
    }

    private static int AtLeastOne(JsonNode field) => Math.Max(1, (int)(Bound(field, "/min") ?? 1));

    private static decimal? Bound(JsonNode field, string pointer) => field.At(pointer)?.GetValue<decimal>();
}
