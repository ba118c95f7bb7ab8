using System.Collections.Concurrent;
using System.Text.Json;
using Elsa.Workflows.Models;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Configuration;

namespace MedInsFlows.Host.Items;

/// <summary>The items of all regions, made from their published definitions. Thread-safe.</summary>
internal sealed partial class ItemCatalog(
    DefinitionStore store, DefinitionCatalog definitions, DefinitionFolder folder, Settings settings, TimeProvider machineTime, ILogger<ItemCatalog> logger)
{
    /// <summary>How long another host's publication may stay unseen.</summary>
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, PublishedItem?> versions = new();
    private volatile Snapshot snapshot = new([], DateTimeOffset.MinValue);

    /// <summary>What is wrong with the definition files, each place beginning with the file.</summary>
    public IReadOnlyList<DefinitionFault> Faults { get; private set; } = [];

    /// <summary>Imports the definition files. A broken one is told and passed over.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Faults = await folder.ImportAsync(settings.Workflows, Judge, cancellationToken);
        foreach (var fault in Faults)
        {
            LogFault(logger, fault.Place, fault.Message);
        }

        await AllAsync(cancellationToken);
    }

    /// <summary>All published items, by region and their number in the document.</summary>
    public async ValueTask<IReadOnlyList<PublishedItem>> AllAsync(CancellationToken cancellationToken)
    {
        if (machineTime.GetUtcNow() - snapshot.At > Staleness)
        {
            var items = new List<PublishedItem>();
            foreach (var versionId in (await store.PublishedAsync(cancellationToken)).Values)
            {
                if (await FindAsync(versionId, cancellationToken) is { } item)
                {
                    items.Add(item);
                }
            }

            snapshot = new Snapshot(
                [.. items.OrderBy(item => item.Definition.Item.Region, StringComparer.Ordinal).ThenBy(item => item.Definition.Item.Seq)],
                machineTime.GetUtcNow());
        }

        return snapshot.Items;
    }

    /// <summary>The published item of a region; null where there is none.</summary>
    public async ValueTask<PublishedItem?> FindAsync(string region, string item, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(published => published.Definition.Item.Region == region && published.Definition.Item.Id == item);

    /// <summary>The item as a version of its definition has it, published or not any more.</summary>
    public async ValueTask<PublishedItem> GetAsync(Guid versionId, CancellationToken cancellationToken) =>
        await FindAsync(versionId, cancellationToken) ?? throw new InvalidOperationException($"Definition version {versionId} is not that of an item.");

    private async ValueTask<PublishedItem?> FindAsync(Guid versionId, CancellationToken cancellationToken)
    {
        if (!versions.TryGetValue(versionId, out var item))
        {
            versions[versionId] = item = Read(await definitions.GetAsync(versionId, cancellationToken));
        }

        return item;
    }

    private static PublishedItem? Read(DefinitionVersion version) =>
        Read(version.Document, version.Graph).Definition is { } definition ? new PublishedItem(version, definition) : null;

    private static IEnumerable<DefinitionFault> Judge(JsonElement document, WorkflowGraph graph) =>
        Read(document, graph).Faults.Select(fault => new DefinitionFault(fault.Node, fault.Fault));

    private static (ItemDefinition? Definition, IReadOnlyList<(string Node, string Fault)> Faults) Read(JsonElement document, WorkflowGraph graph)
    {
        var (region, item) = (Custom(document, "region"), Custom(document, "item"));
        return region is null || item is null
            ? (null, [("customProperties", "缺少 region 或 item，须写明地区和事项。")])
            : ItemDefinition.Read(graph.Workflow, region, item, Custom(document, "code"));
    }

    private static string? Custom(JsonElement document, string name) =>
        document.GetProperty("customProperties").TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [LoggerMessage(1, LogLevel.Error, "流程定义 {Place}：{Fault}")]
    private static partial void LogFault(ILogger logger, string place, string fault);

    private sealed record Snapshot(IReadOnlyList<PublishedItem> Items, DateTimeOffset At);
}
