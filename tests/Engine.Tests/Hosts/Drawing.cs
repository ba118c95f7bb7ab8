using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>Draws definitions in a few words: <c>Drawing.Definition("case", Drawing.Flowchart("A:Act wait:Ask", "A -> wait:again -> A"))</c>.</summary>
internal static class Drawing
{
    /// <summary>A definition that the file <c>tests/&lt;name&gt;.json</c> would hold.</summary>
    public static JsonObject Definition(string name, JsonObject root) => new()
    {
        ["definitionId"] = name,
        ["name"] = name,
        ["isPublished"] = true,
        ["root"] = root,
    };

    public static JsonObject Definition(string name, string steps, params string[] lines) => Definition(name, Flowchart(steps, lines));

    /// <summary>A flowchart.</summary>
    /// <param name="steps">Id and type of each activity, joined by a colon; the types of these tests without their namespace.</param>
    /// <param name="lines">Ways through it; an outcome other than Done stands behind the id.</param>
    public static JsonObject Flowchart(string steps, params string[] lines) => new()
    {
        ["id"] = "flow",
        ["type"] = "Elsa.Flowchart",
        ["version"] = 1,
        ["activities"] = new JsonArray([.. steps.Split(' ').Select(Activity)]),
        ["connections"] = new JsonArray([.. lines.SelectMany(Connections)]),
    };

    /// <summary>Sets a property of an activity, wherever in the definition it is.</summary>
    public static JsonObject With(this JsonObject definition, string activityId, string property, JsonNode value)
    {
        Find(definition["root"]!.AsObject(), activityId)![property] = value;
        return definition;
    }

    /// <summary>Declares variables of a definition that are kept between bursts.</summary>
    public static JsonObject WithVariables(this JsonObject definition, params (string Name, string Type)[] variables)
    {
        definition["variables"] = new JsonArray([.. variables.Select(variable => new JsonObject
        {
            ["id"] = $"var-{variable.Name}",
            ["name"] = variable.Name,
            ["typeName"] = variable.Type,
            ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
        })]);
        return definition;
    }

    public static JsonObject Literal(string typeName, JsonNode value) => Expression(typeName, "Literal", value);

    public static JsonObject Expression(string typeName, string kind, JsonNode value) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value },
    };

    public static JsonObject Outcome(string name) => new() { ["Outcome"] = name };

    private static JsonObject? Find(JsonObject node, string id) => (string?)node["id"] == id
        ? node
        : node["activities"]?.AsArray().Select(child => Find(child!.AsObject(), id)).FirstOrDefault(found => found is not null);

    private static JsonObject Activity(string step)
    {
        var (id, type) = (step.Split(':')[0], step.Split(':')[1]);
        return new JsonObject { ["id"] = id, ["type"] = type.Contains('.', StringComparison.Ordinal) ? type : $"Tests.{type}", ["version"] = 1 };
    }

    private static IEnumerable<JsonNode> Connections(string line)
    {
        var stops = line.Split("->", StringSplitOptions.TrimEntries).Select(stop => stop.Split(':')).ToList();
        return stops.Zip(stops.Skip(1), (from, to) => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.ElementAtOrDefault(1) ?? "Done" },
            ["target"] = new JsonObject { ["activity"] = to[0], ["port"] = "In" },
        });
    }
}
