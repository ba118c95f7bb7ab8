using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Definitions;

/// <summary>
/// The canonical text of a definition, as it stands in <c>workflows/</c> and is hashed: without what differs from store to store, in one order of
/// keys, the activities of a flowchart by id, unknown members kept. Writing it again changes no byte.
/// </summary>
public static class DefinitionText
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly string[] DefinitionKeys =
    [
        "$schema", "definitionId", "tenantId", "name", "description", "variables", "inputs", "outputs", "outcomes", "customProperties", "isReadonly",
        "isSystem", "isPublished", "options", "usableAsActivity",
    ];

    /// <summary>Keys that differ from store to store, and those that have a place of their own.</summary>
    private static readonly string[] WrittenApart =
    [
        "id", "createdAt", "version", "toolVersion", "isLatest", "links", "providerName", "materializerName", "materializerContext", "$schema", "isPublished", "root",
    ];

    /// <summary>Keys of a node that stand behind its inputs and outputs.</summary>
    private static readonly string[] NodeKeys = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "variables", "connections"];

    /// <summary>Keys of what stands inside, in the order in which Elsa writes them; others follow by name.</summary>
    private static readonly string[] InnerKeys =
    [
        "uiHint", "id", "label", "condition", "type", "name", "typeName", "isArray", "designer", "position", "size", "x", "y", "width", "height", "displayText",
        "displayName", "description", "category", "storageDriverType", "value", "storageDriverTypeName", "expression", "memoryReference", "activity", "port",
        "source", "target", "vertices", "notFoundConnections", "activationStrategyType", "usableAsActivity", "autoUpdateConsumingWorkflows",
        "activityCategory", "incidentStrategyType", "commitStrategyName",
    ];

    /// <summary>The canonical text.</summary>
    /// <param name="definition">A definition, in whatever order and layout.</param>
    public static string Canonical(JsonElement definition)
    {
        var source = Read(definition);
        var result = new JsonObject { ["$schema"] = Schema };
        foreach (var (key, value) in Ordered(source, DefinitionKeys).Where(member => member.Value is not null && !WrittenApart.Contains(member.Key)))
        {
            if (key == "options")
            {
                result["isPublished"] = true;
            }

            result[key] = Inner(value);
        }

        result["isPublished"] ??= true;
        result["root"] = source["root"] is JsonObject root ? Activity(root, "Workflow1") : null;
        return FittedJson.Write(result) + "\n";
    }

    /// <summary>SHA-256 of the canonical text.</summary>
    /// <param name="canonical">The canonical text.</param>
    public static byte[] Hash(string canonical) => SHA256.HashData(Encoding.UTF8.GetBytes(canonical));

    private static JsonObject Read(JsonElement element) => JsonObject.Create(element) ?? throw new FormatException("定义必须是一个 JSON 对象。");

    private static JsonObject Activity(JsonObject source, string parentNodeId)
    {
        var nodeId = $"{parentNodeId}:{Text(source, "id")}";
        var isFlowchart = Text(source, "type") == "Elsa.Flowchart";
        var result = new JsonObject();
        foreach (var key in source.Select(property => property.Key).Except(NodeKeys).Order(StringComparer.Ordinal).Concat(NodeKeys))
        {
            if (key == "nodeId")
            {
                result[key] = nodeId;
            }
            else if (source[key] is { } value)
            {
                result[key] = Member(key, value, nodeId, isFlowchart);
            }
        }

        return result;
    }

    private static JsonNode? Member(string key, JsonNode value, string nodeId, bool isFlowchart) => (key, value) switch
    {
        ("metadata" or "customProperties", _) => Inner(value),
        ("activities", JsonArray activities) => new JsonArray([.. InOrder(activities, isFlowchart).Select(activity => Activity(activity, nodeId))]),
        (_, JsonObject child) when child["type"] is JsonValue && child["id"] is JsonValue && child["version"] is JsonValue => Activity(child, nodeId),
        _ => Inner(value),
    };

    /// <summary>In a flowchart the lines say what follows what; elsewhere the order of activities does.</summary>
    private static IEnumerable<JsonObject> InOrder(JsonArray activities, bool isFlowchart) => isFlowchart
        ? activities.OfType<JsonObject>().OrderBy(activity => Text(activity, "id"), StringComparer.Ordinal)
        : activities.OfType<JsonObject>();

    private static JsonNode? Inner(JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(Ordered(json, InnerKeys).Select(member => KeyValuePair.Create(member.Key, Inner(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Inner)]),
        null => null,
        _ => value.DeepClone(),
    };

    private static string? Text(JsonObject json, string key) => json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Ordered(JsonObject source, string[] order) => source
        .OrderBy(member => Array.IndexOf(order, member.Key) is var place and >= 0 ? place : order.Length)
        .ThenBy(member => member.Key, StringComparer.Ordinal);
}
