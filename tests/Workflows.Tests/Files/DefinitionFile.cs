using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Activities;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Workflows.Tests.Files;

/// <summary>A definition file as the rules see it. One that cannot be read has an empty flowchart, so that only reading it fails.</summary>
internal sealed class DefinitionFile
{
    public DefinitionFile(string name, string text)
    {
        (Name, Text, Json) = (name, text, JsonElement.Parse(text));
        (Region, ItemId) = name[..^".json".Length].Split('/') is [var region, var item] ? (region, item) : (string.Empty, string.Empty);
        var (graph, faults) = new DefinitionReader(Registry).TryRead(Json);
        Faults = [.. faults.Select(fault => (fault.Place, fault.Message))];
        Graph = graph;
        Chart = graph?.Workflow.Root as Flowchart ?? new Flowchart();
        if (graph is not null)
        {
            var (definition, wrong) = ItemDefinition.Read(graph.Workflow, Region, ItemId, CodeOf(Json));
            (Definition, Faults) = (definition, [.. Faults, .. wrong]);
        }
    }

    public static ActivityRegistry Registry { get; } = new(typeof(HumanTask).Assembly);

    /// <summary><c>region/item.json</c>.</summary>
    public string Name { get; }

    public string Text { get; }

    public JsonElement Json { get; }

    public string Region { get; }

    public string ItemId { get; }

    /// <summary>All that the readers of definitions and items find wrong.</summary>
    public IReadOnlyList<(string Place, string Message)> Faults { get; }

    public WorkflowGraph? Graph { get; }

    public Flowchart Chart { get; }

    /// <summary>The guide, the tasks and all else that the flow says of its item; null where it cannot be read.</summary>
    public ItemDefinition? Definition { get; }

    public Item? Item => Definition?.Item;

    public IEnumerable<IActivity> Nodes => Chart.Activities;

    public IEnumerable<JsonElement> JsonNodes =>
        Json.TryGetProperty("root", out var root) && root.TryGetProperty("activities", out var nodes) ? nodes.EnumerateArray() : [];

    /// <summary>A fault in one line: file, node or place, what is wrong, and the remedy.</summary>
    public string Fault(string place, string wrong, string remedy) => $"{Name} {place}：{wrong}；{remedy}。";

    public override string ToString() => Name;

    private static string? CodeOf(JsonElement json) =>
        json.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("code", out var code) ? code.GetString() : null;
}
