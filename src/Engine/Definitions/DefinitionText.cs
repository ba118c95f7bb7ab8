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
    private const string FlowchartType = "Elsa.Flowchart";

    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly string[] DefinitionKeys =
    [
        "$schema", "definitionId", "tenantId", "name", "description", "variables", "inputs", "outputs", "outcomes", "customProperties", "isReadonly",
        "isSystem", "isPublished", "options", "usableAsActivity",
    ];

    private static readonly string[] StoreKeys = ["id", "createdAt", "version", "toolVersion", "isLatest", "links", "providerName", "materializerName", "materializerContext"];

    /// <summary>Keys of a node that stand behind its inputs and outputs.</summary>
    private static readonly string[] NodeKeys = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "variables", "connections"];

    /// <summary>The canonical text.</summary>
    /// <param name="definition">A definition, in whatever order and layout.</param>
    public static string Canonical(JsonElement definition)
    {
        var source = Read(definition);
        var result = new JsonObject { ["$schema"] = Schema };
        foreach (var key in Ordered(source, DefinitionKeys).Where(key => !StoreKeys.Contains(key) && key is not "root" and not "$schema" and not "isPublished"))
        {
            if (key == "options")
            {
                result["isPublished"] = true;
            }

            result[key] = source[key]?.DeepClone();
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
        var nodeId = $"{parentNodeId}:{(string?)source["id"]}";
        var result = new JsonObject();
        foreach (var key in source.Select(property => property.Key).Except(NodeKeys).Order(StringComparer.Ordinal).Concat(NodeKeys))
        {
            if (key == "nodeId")
            {
                result[key] = nodeId;
            }
            else if (source[key] is { } value)
            {
                result[key] = Member(key, value, nodeId, (string?)source["type"]);
            }
        }

        return result;
    }

    private static JsonNode Member(string key, JsonNode value, string nodeId, string? type) => (key, value) switch
    {
        ("metadata" or "customProperties", _) => value.DeepClone(),
        ("activities", JsonArray activities) => new JsonArray([.. InOrder(activities, type).Select(activity => Activity(activity, nodeId))]),
        (_, JsonObject child) when child["type"] is JsonValue && child["id"] is JsonValue && child["version"] is JsonValue => Activity(child, nodeId),
        _ => value.DeepClone(),
    };

    /// <summary>In a flowchart the lines say what follows what, so the activities stand in the order of their ids; elsewhere their order has a meaning.</summary>
    private static IEnumerable<JsonObject> InOrder(JsonArray activities, string? type) => type == FlowchartType
        ? activities.OfType<JsonObject>().OrderBy(activity => (string?)activity["id"], StringComparer.Ordinal)
        : activities.OfType<JsonObject>();

    private static IEnumerable<string> Ordered(JsonObject source, string[] order)
    {
        var keys = source.Select(property => property.Key).ToList();
        return order.Where(keys.Contains).Concat(keys.Except(order).Order(StringComparer.Ordinal));
    }
}
