using System.Text.Json;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Reads a definition into a workflow that can run. Thread-safe.</summary>
/// <param name="registry">The activity types that it may use.</param>
public sealed class DefinitionReader(ActivityRegistry registry)
{
    /// <summary>What is wrong where there is no root.</summary>
    internal static DefinitionFault Rootless { get; } = new("root", "定义缺少根活动 root。");

    /// <summary>Reads a definition.</summary>
    /// <param name="definition">The document, as <c>elsa/workflow-json.md</c> describes it.</param>
    /// <exception cref="DefinitionException">It cannot be used; all faults are told at once.</exception>
    public WorkflowGraph Read(JsonElement definition)
    {
        var (graph, faults) = TryRead(definition);
        return faults.Count == 0 ? graph! : throw new DefinitionException(faults);
    }

    /// <summary>Reads a definition as far as it goes.</summary>
    /// <param name="definition">The document.</param>
    /// <returns>The workflow, if a tree could be made of it, and all that is wrong.</returns>
    public (WorkflowGraph? Graph, IReadOnlyList<DefinitionFault> Faults) TryRead(JsonElement definition)
    {
        var faults = new List<DefinitionFault>();
        if (definition.Property("root") is not { ValueKind: JsonValueKind.Object } root)
        {
            return (null, [Rootless]);
        }

        var reader = new ActivityReader(registry, faults);
        var workflow = new Workflow(reader.Read(root, "root"))
        {
            Id = "Workflow1",
            Name = definition.Text("name"),
            WorkflowMetadata = new WorkflowMetadata(definition.Text("name"), definition.Text("description")),
            Variables = reader.ReadVariables(definition, "$"),
            Inputs = [.. definition.Items("inputs").Select(item => Fill(new InputDefinition { StorageDriverType = DriverOf(item) }, item))],
            Outputs = [.. definition.Items("outputs").Select(item => Fill(new OutputDefinition(), item))],
            Outcomes = [.. definition.Items("outcomes").Select(item => item.GetString()).OfType<string>()],
            Options = OptionsOf(definition.Property("options")),
            CustomProperties = definition.Bag("customProperties"),
        };
        if (!reader.HasUniqueIds)
        {
            return (null, faults);
        }

        var graph = new WorkflowGraph(workflow, registry);
        ScriptNames.Check(graph, reader.Places, faults);
        return (graph, faults);
    }

    /// <summary>All that is wrong with a definition. Of a node that cannot be read, only that is told: what else seems wrong there may come of it.</summary>
    /// <param name="definition">The document.</param>
    /// <param name="judge">Judges what could be read by what it means.</param>
    public IReadOnlyList<DefinitionFault> Judge(JsonElement definition, Func<JsonElement, WorkflowGraph, IEnumerable<DefinitionFault>> judge)
    {
        var (graph, faults) = TryRead(definition);
        var unread = faults.Select(fault => fault.Node).OfType<string>().ToHashSet();
        return graph is null ? faults : [.. faults, .. judge(definition, graph).Where(fault => fault.Node is null || !unread.Contains(fault.Node))];
    }

    private static WorkflowOptions OptionsOf(JsonElement? options) => options is not { } json ? new WorkflowOptions() : new WorkflowOptions
    {
        IncidentStrategyType = json.Text("incidentStrategyType") is { } strategy ? TypeAliases.Find(strategy) : null,
        UsableAsActivity = json.Flag("usableAsActivity"),
        AutoUpdateConsumingWorkflows = json.Flag("autoUpdateConsumingWorkflows") ?? false,
        ActivityCategory = json.Text("activityCategory"),
        CommitStrategyName = json.Text("commitStrategyName"),
    };

    private static Type? DriverOf(JsonElement json) => json.Text("storageDriverType") is { } driver ? TypeAliases.Find(driver) : null;

    private static T Fill<T>(T definition, JsonElement json)
        where T : ArgumentDefinition
    {
        definition.Name = json.Text("name") ?? string.Empty;
        definition.Type = TypeAliases.Find(json.Text("type") ?? "Object") ?? typeof(object);
        return definition;
    }
}
