using System.Text.Json.Nodes;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>
/// A definition file of the repository: that of 黑龙江 门诊慢特病 as it is, or with other nodes between 开始计时 and 业务审核 and under another name, or another one.
/// </summary>
internal sealed class FlowFile
{
    private const string Region = "heilongjiang";
    private const string Item = "chronic-disease-recognition";

    /// <summary>How many added nodes stand side by side.</summary>
    private const int Row = 5;

    private readonly JsonNode definition;
    private readonly string region;
    private readonly string item;

    private FlowFile(string region, string item, string? likeness = null)
    {
        (this.region, this.item) = (region, likeness ?? item);
        definition = JsonNode.Parse(File.ReadAllText(Clone.PathOf("workflows", region, $"{item}.json")))!;
        if (likeness is not null)
        {
            definition["definitionId"] = Id;
            definition["name"] = $"流程 {likeness}";
            definition["customProperties"]!["item"] = likeness;
        }
    }

    /// <summary>The file as it is.</summary>
    public static FlowFile AsItIs { get; } = new(Region, Item);

    /// <summary>The other files of the repository.</summary>
    public static IEnumerable<FlowFile> Others =>
        from folder in Directory.EnumerateDirectories(Clone.PathOf("workflows"))
        from file in Directory.EnumerateFiles(folder, "*.json")
        let flow = new FlowFile(Path.GetFileName(folder), Path.GetFileNameWithoutExtension(file))
        where flow.Id != AsItIs.Id
        select flow;

    /// <summary>The item.</summary>
    public string ItemId => item;

    /// <summary>The definition as the file has it.</summary>
    public JsonNode Definition => definition;

    /// <summary>The id of the definition.</summary>
    public string Id => $"{region}-{item}";

    /// <summary>Who draws it.</summary>
    public string Designer => $"{region}-designer";

    /// <summary>The id of the node that says what the item is.</summary>
    public string Application => Activities.Single(node => (string?)node!["type"] == "MedIns.Application")!["id"]!.GetValue<string>();

    /// <summary>The nodes of the flowchart itself.</summary>
    public int Nodes => Activities.Count;

    /// <summary>The lines between them.</summary>
    public int Lines => Connections.Count;

    private JsonArray Activities => definition["root"]!["activities"]!.AsArray();

    private JsonArray Connections => definition["root"]!["connections"]!.AsArray();

    /// <summary>Writes it into a folder of definition files.</summary>
    public void WriteInto(string folder) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, region)).FullName, $"{item}.json"), definition.ToJsonString());

    /// <summary>A flow like it under another name, to be given more nodes.</summary>
    public static FlowFile Like(string item) => new(Region, Item, item);

    /// <summary>The inputs of a task in which something is found to be right.</summary>
    public static JsonObject Task(string stage) => new()
    {
        ["stage"] = Input("String", "Literal", stage),
        ["role"] = Input("String", "Literal", "provider-reviewer"),
        ["decisions"] = Input("List<String>", "Object", """["相符"]"""),
        ["decisionRules"] = Input("Object", "Object", """[{"decision": "相符", "kind": "positive", "requiresReason": false}]"""),
        ["clause"] = Input("String", "Literal", "推定：为测试而设。"),
    };

    /// <summary>An input of a node.</summary>
    public static JsonObject Input(string type, string syntax, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };

    /// <summary>A node within another.</summary>
    /// <param name="path">The ids of the nodes that it stands in, and its own.</param>
    /// <param name="type">Its type.</param>
    /// <param name="inputs">What it says.</param>
    public static JsonObject Within(string path, string type, JsonObject inputs) => Node("within", path, type, 0, inputs);

    private static JsonObject Node(string kind, string path, string type, int place, JsonObject inputs)
    {
        var id = path.Split(':')[^1];
        inputs["id"] = id;
        inputs["nodeId"] = $"Workflow1:flow:{path}";
        inputs["name"] = $"{type.Split('.')[1]}-{kind}-{id}";
        inputs["type"] = type;
        inputs["version"] = 1;
        inputs["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
        inputs["metadata"] = new JsonObject
        {
            ["designer"] = new JsonObject
            {
                ["position"] = new JsonObject { ["x"] = 1240 + (place % Row * 300), ["y"] = 760 + (place / Row * 160) },
                ["size"] = new JsonObject { ["width"] = 220, ["height"] = 80 },
            },
            ["description"] = "推定：为测试而设。",
        };
        return inputs;
    }

    /// <summary>Adds a variable.</summary>
    public FlowFile Declare(JsonObject variable)
    {
        definition["variables"]!.AsArray().Add(variable);
        return this;
    }

    /// <summary>Adds a node.</summary>
    public FlowFile Add(string id, string type, int place, JsonObject inputs)
    {
        Activities.Add(Node(item, id, type, place, inputs));
        return this;
    }

    /// <summary>Draws a line. The one that went from 开始计时 to 业务审核 makes way for the first that is drawn.</summary>
    /// <param name="from">A node and its port.</param>
    /// <param name="to">Another node.</param>
    public FlowFile Draw(string from, string to)
    {
        foreach (var former in Connections.Where(line => (string?)line!["source"]!["activity"] == "clock" && (string?)line["target"]!["activity"] == "review").ToList())
        {
            Connections.Remove(former);
        }

        Connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from.Split(':')[0], ["port"] = from.Split(':')[1] },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
            ["vertices"] = new JsonArray(),
        });
        return this;
    }
}
