using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Activities.Tests.Bursts;

/// <summary>
/// A flow of a few nodes between <c>start</c> and <c>end</c>, written as Studio writes it: every input a literal, lists and rows as JSON
/// text.
/// </summary>
internal sealed class SmallFlow
{
    private readonly JsonArray nodes = [Node("start", "Elsa.Start"), Node("end", "Elsa.End")];
    private readonly JsonArray lines = [];

    public static ActivityRegistry Registry { get; } = new(typeof(CaseActivity).Assembly);

    /// <summary>One activity, named <c>it</c>, whose outcomes all lead to the end.</summary>
    public static SmallFlow Of(string type, object inputs, params string[] outcomes)
    {
        var flow = new SmallFlow().Add("it", type, inputs).Draw("start -> it");
        return outcomes.Aggregate(flow, (drawn, outcome) => drawn.Draw($"it:{outcome} -> end"));
    }

    public SmallFlow Add(string id, string type, object inputs)
    {
        var node = Node(id, type);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(inputs)!.AsObject())
        {
            node[name] = new JsonObject
            {
                ["typeName"] = "Object",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value?.DeepClone() },
            };
        }

        nodes.Add(node);
        return this;
    }

    /// <summary>Draws lines: <c>check:Complete -> close -> end</c>.</summary>
    public SmallFlow Draw(string path)
    {
        var stops = path.Split("->", StringSplitOptions.TrimEntries).Select(stop => stop.Split(':')).ToList();
        foreach (var (from, to) in stops.Zip(stops.Skip(1)))
        {
            lines.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.ElementAtOrDefault(1) ?? "Done" },
                ["target"] = new JsonObject { ["activity"] = to[0], ["port"] = "In" },
            });
        }

        return this;
    }

    public WorkflowGraph Read()
    {
        var root = Node("flow", "Elsa.Flowchart");
        (root["activities"], root["connections"]) = (nodes.DeepClone(), lines.DeepClone());
        return new DefinitionReader(Registry).Read(JsonSerializer.SerializeToElement(new JsonObject { ["root"] = root }));
    }

    /// <summary>A case of the real item in this flow.</summary>
    public CaseRun Run() => new(Read(), ItemFile.ChronicDisease.Definition.Item);

    private static JsonObject Node(string id, string type) => new() { ["id"] = id, ["type"] = type, ["version"] = 1 };
}
