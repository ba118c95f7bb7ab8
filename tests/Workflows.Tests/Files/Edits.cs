using System.Text.Json.Nodes;

namespace MedInsFlows.Workflows.Tests.Files;

/// <summary>Ways to break a definition.</summary>
internal static class Edits
{
    public static JsonArray Lines(JsonObject json) => json["root"]!["connections"]!.AsArray();

    public static JsonObject Node(JsonObject json, string id) => Nodes(json).Single(node => (string?)node!["id"] == id)!.AsObject();

    public static JsonNode Line(JsonObject json, string from, string port) =>
        Lines(json).Single(line => (string?)line!["source"]!["activity"] == from && (string?)line["source"]!["port"] == port)!;

    public static JsonNode Line(JsonObject json, string from, string port, string to, string newPort)
    {
        var line = Line(json, from, port).DeepClone();
        (line["source"]!["port"], line["target"]!["activity"]) = (newPort, to);
        return line;
    }

    public static void Input(JsonObject json, string id, string input, string value) =>
        Node(json, id)[input]!["expression"]!["value"] = value;

    public static void Move(JsonObject json, string id, int x, int y) =>
        Node(json, id)["metadata"]!["designer"]!["position"] = new JsonObject { ["x"] = x, ["y"] = y };

    public static void Add(JsonObject json, string id, string newId)
    {
        var node = Node(json, id).DeepClone();
        node["id"] = newId;
        Nodes(json).Add(node);
    }

    private static JsonArray Nodes(JsonObject json) => json["root"]!["activities"]!.AsArray();
}
