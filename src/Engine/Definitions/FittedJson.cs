using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Journal;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Writes JSON for people who compare versions line by line: what fits on a line stands on one line, Chinese is left readable.</summary>
internal static class FittedJson
{
    private const int Width = 140;

    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth, int column)
    {
        var line = OneLine(node);
        if (column + line.Length <= Width || node is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            text.Append(line);
            return;
        }

        var indent = new string(' ', (depth + 1) * 2);
        text.Append(node is JsonObject ? '{' : '[');
        var separator = "\n";
        foreach (var (key, value) in Members(node))
        {
            var name = key is null ? string.Empty : $"{CanonicalJson.Quoted(key)}: ";
            text.Append(separator).Append(indent).Append(name);
            Write(text, value, depth + 1, indent.Length + name.Length + 1);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', depth * 2).Append(node is JsonObject ? '}' : ']');
    }

    private static IEnumerable<(string? Key, JsonNode? Value)> Members(JsonNode node) => node is JsonObject json
        ? json.Select(property => ((string?)property.Key, property.Value))
        : node.AsArray().Select(item => ((string?)null, item));

    private static string OneLine(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonArray { Count: 0 } => "[]",
        JsonObject json => $"{{{string.Join(", ", json.Select(property => $"{CanonicalJson.Quoted(property.Key)}: {OneLine(property.Value)}"))}}}",
        JsonArray array => $"[{string.Join(", ", array.Select(OneLine))}]",
        JsonValue value when value.TryGetValue<string>(out var text) => CanonicalJson.Quoted(text),
        _ => node.ToJsonString(),
    };
}
