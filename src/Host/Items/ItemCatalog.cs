using System.Collections.Concurrent;
using Elsa.Workflows.Activities;
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
        Faults = await folder.ImportAsync(settings.Workflows, cancellationToken);
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

    private PublishedItem? Read(DefinitionVersion version)
    {
        var custom = version.Document.GetProperty("customProperties");
        var workflow = (Workflow)version.Graph.Root.Activity;
        var (region, item) = (Text(custom, "region"), Text(custom, "item"));
        if (region is null || item is null)
        {
            return null;
        }

        var (definition, faults) = ItemDefinition.Read(workflow, region, item, Text(custom, "code"));
        foreach (var (node, fault) in faults)
        {
            LogFault(logger, $"{version.DefinitionId} {node}", fault);
        }

        return definition is null ? null : new PublishedItem(version, definition);
    }

    private static string? Text(System.Text.Json.JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;

    [LoggerMessage(1, LogLevel.Error, "流程定义 {Place}：{Fault}")]
    private static partial void LogFault(ILogger logger, string place, string fault);

    private sealed record Snapshot(IReadOnlyList<PublishedItem> Items, DateTimeOffset At);
}
