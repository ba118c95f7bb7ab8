using System.Text.Json.Nodes;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>The definition file of 黑龙江 门诊慢特病, as it is or with other nodes between 开始计时 and 业务审核, and under another name.</summary>
internal sealed class FlowFile
{
    private const string Item = "chronic-disease-recognition";

    private readonly JsonNode definition = JsonNode.Parse(File.ReadAllText(Clone.PathOf("workflows", "heilongjiang", $"{Item}.json")))!;
    private readonly string item;

    private FlowFile(string item)
    {
        this.item = item;
        definition["definitionId"] = $"heilongjiang-{item}";
        definition["name"] = Name;
        definition["customProperties"]!["item"] = item;
    }

    /// <summary>The file as it is.</summary>
    public static FlowFile AsItIs { get; } = new(Item);

    /// <summary>Two people work at once, and it goes on when both have done.</summary>
    public static FlowFile Parallel { get; } = new FlowFile("parallel")
        .Add("fork", "Elsa.FlowFork", 0, new() { ["branches"] = Input("List<String>", "Object", """["核对病历", "核对身份"]""") })
        .Add("records", "MedIns.HumanTask", 1, Task("核对病历"))
        .Add("person", "MedIns.HumanTask", 2, Task("核对身份"))
        .Add("both", "Elsa.FlowJoin", 3, new() { ["mode"] = Input("FlowJoinMode", "Literal", "WaitAll") })
        .Draw("clock:Done", "fork").Draw("fork:核对病历", "records").Draw("fork:核对身份", "person").Draw("records:相符", "both").Draw("person:相符", "both").Draw("both:Done", "review");

    /// <summary>Steps within a step.</summary>
    public static FlowFile Nested { get; } = new FlowFile("nested")
        .Add("steps", "Elsa.Sequence", 0, new()
        {
            ["variables"] = new JsonArray(),
            ["activities"] = new JsonArray(
                Node("nested", "steps:name", "Elsa.SetName", 0, new() { ["value"] = Input("String", "Literal", "门诊慢特病") }),
                Node("nested", "steps:write", "Elsa.WriteLine", 0, new() { ["text"] = Input("String", "Literal", "开始审核") })),
        })
        .Draw("clock:Done", "steps").Draw("steps:Done", "review");

    /// <summary>Every case stops with a fault once it is accepted.</summary>
    public static FlowFile Faulty { get; } = new FlowFile("faulty")
        .Add("fault", "Elsa.Fault", 0, new() { ["message"] = Input("String", "Literal", "登记簿的地址没有设定") })
        .Draw("clock:Done", "fault").Draw("fault:Done", "review");

    /// <summary>Flows of unlike shapes.</summary>
    public static IReadOnlyList<FlowFile> All { get; } = [AsItIs, Parallel, WithScript(), Nested, Faulty];

    /// <summary>The item.</summary>
    public string ItemId => item;

    /// <summary>The definition as the file has it.</summary>
    public JsonNode Definition => definition;

    /// <summary>The id of the definition.</summary>
    public string Id => $"heilongjiang-{item}";

    /// <summary>What it is called.</summary>
    public string Name => item == Item ? "门诊慢特病病种待遇认定" : $"流程 {item}";

    /// <summary>The nodes of the flowchart itself.</summary>
    public int Nodes => Activities.Count;

    /// <summary>The lines between them.</summary>
    public int Lines => Connections.Count;

    private JsonArray Activities => definition["root"]!["activities"]!.AsArray();

    private JsonArray Connections => definition["root"]!["connections"]!.AsArray();

    /// <summary>Writes it into a folder of definition files.</summary>
    public void WriteInto(string folder) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "heilongjiang")).FullName, $"{item}.json"), definition.ToJsonString());

    /// <summary>A variable, a script over it, and a choice.</summary>
    private static FlowFile WithScript()
    {
        var flow = new FlowFile("scripted");
        JsonObject Variable() => new() { ["id"] = "rounds", ["name"] = "Rounds", ["typeName"] = "Int32", ["isArray"] = false, ["value"] = "0", ["storageDriverTypeName"] = null };
        flow.definition["variables"] = new JsonArray(Variable());
        return flow
            .Add("count", "Elsa.SetVariable", 0, new() { ["variable"] = Variable(), ["value"] = Input("Object", "JavaScript", "getRounds() + 1") })
            .Add("often", "Elsa.FlowDecision", 1, new() { ["condition"] = Input("Boolean", "JavaScript", "getRounds() > 1") })
            .Add("again", "MedIns.HumanTask", 2, Task("再次核对"))
            .Draw("clock:Done", "count").Draw("count:Done", "often").Draw("often:True", "again").Draw("often:False", "review").Draw("again:相符", "review");
    }

    private static JsonObject Task(string stage) => new()
    {
        ["stage"] = Input("String", "Literal", stage),
        ["role"] = Input("String", "Literal", "provider-reviewer"),
        ["decisions"] = Input("List<String>", "Object", """["相符"]"""),
        ["decisionRules"] = Input("Object", "Object", """[{"decision": "相符", "kind": "positive", "requiresReason": false}]"""),
        ["clause"] = Input("String", "Literal", "推定：为测试而设。"),
    };

    private static JsonObject Input(string type, string syntax, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };

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
                ["position"] = new JsonObject { ["x"] = 1240 + (place * 300), ["y"] = 760 },
                ["size"] = new JsonObject { ["width"] = 220, ["height"] = 80 },
            },
            ["description"] = "推定：为测试而设。",
        };
        return inputs;
    }

    private FlowFile Add(string id, string type, int place, JsonObject inputs)
    {
        Activities.Add(Node(item, id, type, place, inputs));
        return this;
    }

    // The line that went from 开始计时 to 业务审核 makes way for the first that is drawn.
    private FlowFile Draw(string from, string to)
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
