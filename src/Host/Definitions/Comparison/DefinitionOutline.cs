using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Host.Definitions.Comparison;

/// <summary>
/// Writes a definition as people read it: a heading for each node, a line for each of its inputs under the name that the designer sees, lines of the
/// flow as arrows. What is the same in every definition or follows from the rest is left out.
/// </summary>
internal sealed class DefinitionOutline
{
    private static readonly HashSet<string> LeftOut = ["$schema", "definitionId", "isPublished", "nodeId", "typeName", "id", "type", "vertices"];

    private const string Dash = "-";
    private const string NodeHeading = "节点 ";

    private readonly List<string> lines = [];
    private readonly ActivityRegistry registry;

    private DefinitionOutline(ActivityRegistry registry) => this.registry = registry;

    /// <summary>The lines of a definition.</summary>
    /// <param name="canonical">The canonical text.</param>
    /// <param name="registry">Knows the names of inputs.</param>
    public static IReadOnlyList<string> Of(string canonical, ActivityRegistry registry)
    {
        var outline = new DefinitionOutline(registry);
        outline.Members(JsonNode.Parse(canonical)!.AsObject(), 0, key => key switch
        {
            "name" => "名称",
            "description" => "说明",
            "variables" => "变量",
            "inputs" => "流程输入",
            "outputs" => "流程输出",
            "customProperties" => "所属事项",
            "isReadonly" => "只读",
            _ => key,
        });
        return outline.lines;
    }

    /// <summary>Whether a line is the heading of a node.</summary>
    public static bool IsHeading(string line) => line.TrimStart().StartsWith(NodeHeading, StringComparison.Ordinal);

    private static string Head(string label) => label == Dash ? "- " : $"{label}：";

    private static bool IsActivity(JsonNode? node) => node is JsonObject json && json["type"] is JsonValue && json["id"] is JsonValue && json["version"] is JsonValue;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString();

    private void Members(JsonObject json, int depth, Func<string, string> label)
    {
        foreach (var (key, value) in json.Where(member => member.Value is not null && !LeftOut.Contains(member.Key)))
        {
            Write(key == "connections" ? "连线" : label(key), value!, depth);
        }
    }

    private void Write(string label, JsonNode value, int depth)
    {
        switch (value)
        {
            case JsonObject activity when IsActivity(activity):
                Activity(activity, depth);
                break;
            case JsonObject { Count: > 0 } wrapped when wrapped["expression"] is JsonObject expression:
                Expression(label, expression, depth);
                break;
            case JsonObject { Count: > 0 } line when line["source"] is JsonObject source && line["target"] is JsonObject target:
                Line(depth, $"{Text(source["activity"])} —{Text(source["port"])}→ {Text(target["activity"])}");
                break;
            case JsonObject { Count: > 0 } leaf when leaf.All(member => member.Value is JsonValue or null):
                Line(depth, $"{Head(label)}{string.Join('，', leaf.Select(member => $"{member.Key} {Text(member.Value)}"))}");
                break;
            case JsonObject { Count: > 0 } json:
                Line(depth, Head(label).TrimEnd());
                Members(json, depth + 1, key => key);
                break;
            case JsonArray { Count: > 0 } list when list.All(item => item is JsonValue):
                Line(depth, $"{label}：{string.Join('、', list.Select(Text))}");
                break;
            case JsonArray { Count: > 0 } list:
                Items(label, list, depth);
                break;
            case JsonValue:
                Paragraph(label, Text(value)!, depth);
                break;
        }
    }

    private void Items(string label, JsonArray list, int depth)
    {
        if (label != "activities")
        {
            Line(depth, $"{label}：");
        }

        foreach (var item in list.OfType<JsonNode>())
        {
            Write(Text((item as JsonObject)?["id"] ?? (item as JsonObject)?["name"]) ?? Dash, item, label == "activities" ? depth : depth + 1);
        }
    }

    private void Activity(JsonObject json, int depth)
    {
        var (id, type) = (Text(json["id"])!, Text(json["type"])!);
        var descriptor = registry.Find(type, json["version"] is JsonValue number && number.TryGetValue<int>(out var version) ? version : 1);
        Line(depth, $"{NodeHeading}{Text(json["metadata"]?["displayText"]) ?? Text(json["name"])}（{id}）：{descriptor?.DisplayName ?? type}");
        Members(json, depth + 1, key => Label(descriptor, key));
    }

    private static string Label(ActivityDescriptor? descriptor, string key) =>
        descriptor?.Inputs.FirstOrDefault(input => JsonNamingPolicy.CamelCase.ConvertName(input.Name) == key)?.DisplayName ?? key;

    private void Expression(string label, JsonObject expression, int depth)
    {
        var (type, value) = (Text(expression["type"]), expression["value"]);
        if (type is "Object" or "Json" && Parsed(value) is { } parsed)
        {
            Write(label, parsed, depth);
        }
        else if (value is not null)
        {
            Write(type is "Literal" or "Object" ? label : $"{label}〔{type}〕", value, depth);
        }
    }

    private static JsonNode? Parsed(JsonNode? value)
    {
        try
        {
            return value is JsonValue text && text.TryGetValue<string>(out var json) ? JsonNode.Parse(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Paragraph(string label, string text, int depth)
    {
        var paragraphs = text.Split('\n');
        Line(depth, $"{label}：{paragraphs[0]}");
        foreach (var paragraph in paragraphs[1..])
        {
            Line(depth + 1, paragraph);
        }
    }

    private void Line(int depth, string text) => lines.Add(new string(' ', depth * 2) + text);
}
