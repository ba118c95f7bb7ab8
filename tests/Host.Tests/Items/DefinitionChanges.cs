using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>Changes of a definition.</summary>
internal static class DefinitionChanges
{
    public static JsonNode Node(this JsonNode definition, string id) => definition.List("/root/activities").Single(activity => activity.Text("/id") == id);

    /// <summary>Gives an input of a node another value, a text or JSON in a text.</summary>
    public static void Say(this JsonNode node, string input, string value) => node.At($"/{input}/expression")!["value"] = value;

    /// <summary>Adds a node that is like another one, but for its id and stage.</summary>
    public static JsonNode Copy(this JsonNode definition, string from, string id, string stage)
    {
        var copy = definition.Node(from).DeepClone();
        (copy["id"], copy["nodeId"], copy["name"]) = (id, $"Workflow1:flow:{id}", id);
        copy.Say("stage", stage);
        definition.At("/root/activities")!.AsArray().Add(copy);
        return copy;
    }

    /// <summary>Gives a node an input that it did not have.</summary>
    public static void Add(this JsonNode node, string input, string type, string value) =>
        node[input] = new JsonObject { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>Puts a node into the line that leaves another one by a port.</summary>
    public static void Insert(this JsonNode definition, string from, string port, string type, params (string Input, string Value)[] inputs) =>
        definition.Insert(from, port, "inserted", type, inputs);

    /// <summary>The same, with an id of its own for each node.</summary>
    public static void Insert(this JsonNode definition, string from, string port, string id, string type, params (string Input, string Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["nodeId"] = $"Workflow1:flow:{id}", ["type"] = type, ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject() };
        foreach (var (input, value) in inputs)
        {
            node.Add(input, "String", value);
        }

        definition.At("/root/activities")!.AsArray().Add(node);
        var lines = definition.At("/root/connections")!.AsArray();
        var line = lines.Single(line => line!.Text("/source/activity") == from && line!.Text("/source/port") == port)!;
        lines.Add(Line(id, "Done", line.Text("/target/activity")));
        line["target"] = new JsonObject { ["activity"] = id, ["port"] = "In" };
    }

    /// <summary>Draws a line.</summary>
    public static void Join(this JsonNode definition, string from, string port, string to) => definition.At("/root/connections")!.AsArray().Add(Line(from, port, to));

    private static JsonObject Line(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        ["vertices"] = new JsonArray(),
    };
}
