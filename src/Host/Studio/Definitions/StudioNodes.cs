using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Host.Studio.Descriptors;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>
/// The nodes of a definition, from its text to Elsa Studio and back. Studio cannot draw a node without its place in the tree, nor one of a type that it
/// does not know; and of what a designer edits it sends back text, without the type.
/// </summary>
internal static class StudioNodes
{
    /// <summary>The place of the workflow itself.</summary>
    public const string Workflow = "Workflow1";

    private const string Unknown = "Elsa.NotFoundActivity";
    private const string Original = "originalActivityJson";

    private static readonly string[] Apart = ["metadata", "customProperties"];

    /// <summary>Whether an object is a node.</summary>
    public static bool IsNode(JsonNode? node) => node is JsonObject json && Text(json["type"]) is not null && Text(json["id"]) is not null && json["version"] is JsonValue;

    /// <summary>A node and all that it holds, for Studio.</summary>
    public static JsonObject Shown(JsonObject node, string parent, ActivityRegistry registry)
    {
        var place = $"{parent}:{Text(node["id"])}";
        var type = registry.Find(Text(node["type"]) ?? string.Empty, Number(node["version"]));
        if (type is null)
        {
            return Placeholder(node, place);
        }

        foreach (var (name, value) in node.Where(member => !Apart.Contains(member.Key)).ToList())
        {
            node[name] = Replaced(value, child => Shown(child, place, registry));
        }

        foreach (var input in type.Inputs.Where(input => input.IsWrapped))
        {
            Textual(node[Name(input)], input);
        }

        node["nodeId"] = place;
        node["version"] = type.Version;
        node["customProperties"] ??= new JsonObject();
        node["metadata"] ??= new JsonObject();
        if (type.TypeName == "Elsa.Flowchart")
        {
            node["activities"] ??= new JsonArray();
            node["connections"] ??= new JsonArray();
            node["variables"] ??= new JsonArray();
        }

        return node;
    }

    /// <summary>A node and all that it holds, as the definition keeps it.</summary>
    public static JsonObject Kept(JsonObject node, ActivityRegistry registry)
    {
        if (Text(node["type"]) == Unknown && Text(node[Original]) is { } original && Parsed(original) is JsonObject restored)
        {
            restored["metadata"] = node["metadata"]?.DeepClone();
            return restored;
        }

        foreach (var (name, value) in node.Where(member => !Apart.Contains(member.Key)).ToList())
        {
            node[name] = Replaced(value, child => Kept(child, registry));
        }

        var type = registry.Find(Text(node["type"]) ?? string.Empty, Number(node["version"]));
        foreach (var input in type?.Inputs.Where(input => input.IsWrapped) ?? [])
        {
            Complete(node[Name(input)], input);
        }

        foreach (var output in type?.Outputs ?? [])
        {
            if (node[JsonNamingPolicy.CamelCase.ConvertName(output.Name)] is JsonObject wrapped)
            {
                wrapped["typeName"] ??= InputTypes.Alias(output.Type);
            }
        }

        return node;
    }

    /// <summary>A text; null if it is none.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Name(InputDescriptor input) => JsonNamingPolicy.CamelCase.ConvertName(input.Name);

    private static int Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : 1;

    /// <summary>A copy of a value, with other nodes in the place of those in it.</summary>
    private static JsonNode? Replaced(JsonNode? value, Func<JsonObject, JsonObject> other) => value switch
    {
        JsonObject json when IsNode(json) => other(json.DeepClone().AsObject()),
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Replaced(member.Value, other)))),
        JsonArray list => new JsonArray([.. list.Select(item => Replaced(item, other))]),
        null => null,
        _ => value.DeepClone(),
    };

    private static JsonObject Placeholder(JsonObject node, string place) => new()
    {
        ["id"] = Text(node["id"]) ?? string.Empty,
        ["nodeId"] = place,
        ["name"] = Text(node["name"]) ?? Text(node["id"]),
        ["type"] = Unknown,
        ["version"] = 1,
        ["missingTypeName"] = Text(node["type"]),
        ["missingTypeVersion"] = Number(node["version"]),
        [Original] = node.ToJsonString(),
        ["customProperties"] = new JsonObject(),
        ["metadata"] = node["metadata"]?.DeepClone() ?? new JsonObject(),
    };

    /// <summary>JSON that is no text is shown by no editor, and the editor of JSON shows it only as a literal.</summary>
    private static void Textual(JsonNode? wrapped, InputDescriptor known)
    {
        if (wrapped is not JsonObject || wrapped["expression"] is not JsonObject expression)
        {
            return;
        }

        if (expression["value"] is JsonObject or JsonArray && Text(expression["type"]) is "Object" or "Json" or "Literal")
        {
            expression["value"] = expression["value"]!.ToJsonString();
        }

        if (known.UIHint == InputUIHints.JsonEditor && Text(expression["type"]) == "Object" && Text(expression["value"]) is { } text && Parsed(text) is JsonObject or JsonArray)
        {
            expression["type"] = "Literal";
        }
    }

    /// <summary>Gives an input that was edited its type, and plain values their own JSON types, as files have them.</summary>
    private static void Complete(JsonNode? input, InputDescriptor known)
    {
        if (input is not JsonObject wrapped)
        {
            return;
        }

        wrapped.Remove("memoryReference");
        wrapped["typeName"] ??= InputTypes.Alias(known.Type);
        if (wrapped["expression"] is not JsonObject expression || Text(expression["type"]) != "Literal" || Text(expression["value"]) is not { } text)
        {
            return;
        }

        var type = Nullable.GetUnderlyingType(known.Type) ?? known.Type;
        if (known.UIHint == InputUIHints.JsonEditor && Parsed(text) is JsonObject or JsonArray)
        {
            expression["type"] = "Object";
        }
        else if (type == typeof(bool) && bool.TryParse(text, out var flag))
        {
            expression["value"] = flag;
        }
        else if (type == typeof(int) && int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            expression["value"] = number;
        }
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
