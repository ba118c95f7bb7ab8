using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Fuzzing;

/// <summary>Makes a body that a schema of the contract takes, with every member that it has.</summary>
internal sealed class SchemaFiller(JsonNode document)
{
    public JsonNode? Fill(JsonNode schema, int depth = 0)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Fill(document["components"]!["schemas"]![reference.Split('/')[^1]]!, depth);
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            return Fill(choices[^1]!, depth);
        }

        if (schema["enum"] is JsonArray words)
        {
            return words[0]!.DeepClone();
        }

        var type = schema["type"] is JsonArray types ? (string)types[^1]! : (string?)schema["type"];
        return type switch
        {
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? []).Where(_ => depth < 6).Select(member => KeyValuePair.Create(member.Key, Fill(member.Value!, depth + 1)))),
            "array" => depth < 6 ? new JsonArray(Fill(schema["items"]!, depth + 1)) : [],
            "integer" => JsonValue.Create(1),
            "number" => JsonValue.Create(1.5),
            "boolean" => JsonValue.Create(true),
            "string" when (string?)schema["format"] == "date-time" => JsonValue.Create("2026-04-20T09:30:00+08:00"),
            "string" when (string?)schema["format"] == "date" => JsonValue.Create("2026-04-20"),
            "string" when (string?)schema["format"] == "uuid" => JsonValue.Create("{case}"),
            _ => JsonValue.Create("核对"),
        };
    }
}
