using System.Text.Json;
using Elsa.Workflows.Models;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Validation;
using MedInsFlows.Host.Access;

namespace MedInsFlows.Host.Items;

/// <summary>Judges definitions: whether the flow can be run, whose item it is, and whether the facts are sound. Thread-safe.</summary>
internal sealed class ItemReader(RegionFolder regions)
{
    /// <summary>All that is wrong with a definition, so that it must not be published.</summary>
    /// <param name="document">The definition.</param>
    /// <param name="graph">The same, as far as it could be read.</param>
    public IReadOnlyList<DefinitionFault> Judge(JsonElement document, WorkflowGraph graph) => [.. FlowValidation.Check(graph), .. Read(document, graph).Faults];

    /// <summary>The facts of the item.</summary>
    /// <param name="document">The definition.</param>
    /// <param name="graph">The same, read without faults.</param>
    /// <returns>The facts, if it is the definition of an item at all, and what is wrong with them.</returns>
    public (ItemDefinition? Definition, IReadOnlyList<DefinitionFault> Faults) Read(JsonElement document, WorkflowGraph graph)
    {
        var (region, item) = (Custom(document, "region"), Custom(document, "item"));
        var whose = WhoseFault(IdOf(document), region, item) is { } fault ? new[] { new DefinitionFault("customProperties", fault) } : [];
        if (region is null || item is null)
        {
            return (null, whose);
        }

        var (definition, faults) = ItemDefinition.Read(graph.Workflow, region, item, Custom(document, "code"));
        return (definition, [.. whose, .. faults.Select(fault => Of(definition, fault.Node, fault.Fault)), .. Unfit(definition)]);
    }

    /// <summary>Something wrong with a node of an item's definition.</summary>
    public static DefinitionFault Of(ItemDefinition? definition, string node, string fault) =>
        new(definition?.Nodes.GetValueOrDefault(node) is { } text && text.Name != node ? $"{text.Name}（{node}）" : node, fault) { Node = node };

    /// <summary>Tasks of roles that have no tasks.</summary>
    private static IEnumerable<DefinitionFault> Unfit(ItemDefinition? definition) =>
        from task in definition?.Tasks ?? []
        let role = Role.Find(task.Role)
        where role is not null && !RolePermissions.Allows(role, Permission.WorkOnTasks)
        select Of(definition, task.Activity, $"角色“{role.Name}（{role.Id}）”不办理业务，不能作为办理角色。");

    /// <summary>What is wrong with what a definition says of whose it is; null if nothing is, or if it is not that of an item at all.</summary>
    private string? WhoseFault(string definitionId, string? region, string? item) => (region, item) switch
    {
        (null, null) => regions.Regions.Any(known => definitionId.StartsWith($"{known.Id}-", StringComparison.Ordinal)) ? "没有写明地区（region）和事项（item）。" : null,
        _ when regions.Regions.All(known => known.Id != region) => $"没有“{region}”这个统筹地区，可用的有{string.Join('、', regions.Regions.Select(known => known.Id))}。",
        _ => $"{region}-{item}" == definitionId ? null : $"所写的地区和事项合为“{region}-{item}”，应与定义的编号“{definitionId}”一致。",
    };

    private static string IdOf(JsonElement document) =>
        document.TryGetProperty("definitionId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : string.Empty;

    private static string? Custom(JsonElement document, string name) =>
        document.TryGetProperty("customProperties", out var custom) && custom.ValueKind == JsonValueKind.Object
        && custom.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
