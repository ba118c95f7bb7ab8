using System.Collections.Concurrent;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Items;

/// <summary>The items of all regions, made from their published definitions. Thread-safe.</summary>
internal sealed partial class ItemCatalog(
    DefinitionStore store,
    DefinitionCatalog definitions,
    DefinitionFolder folder,
    ItemReader reader,
    DuePublications publications,
    Settings settings,
    BusinessTime businessTime,
    TimeProvider machineTime,
    ILogger<ItemCatalog> logger)
{
    /// <summary>How long another host's publication may stay unseen.</summary>
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, (PublishedItem? Item, IReadOnlyList<DefinitionFault> Faults)> versions = new();
    private volatile Snapshot snapshot = new([], [], DateTimeOffset.MinValue, null);
    private IReadOnlyList<DefinitionFault> inFiles = [];

    /// <summary>What is wrong with definitions, each place beginning with the file or the id of the definition.</summary>
    public IReadOnlyList<DefinitionFault> Faults => [.. inFiles, .. snapshot.Faults];

    /// <summary>Imports the definition files. A broken one is told and passed over.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        inFiles = await folder.ImportAsync(settings.Workflows, reader.Judge, cancellationToken);
        foreach (var fault in inFiles)
        {
            LogFault(logger, fault.Place, fault.Message);
        }

        await AllAsync(cancellationToken);
    }

    /// <summary>All published items whose facts are sound, by region and their number in the document.</summary>
    public async ValueTask<IReadOnlyList<PublishedItem>> AllAsync(CancellationToken cancellationToken)
    {
        if (machineTime.GetUtcNow() - snapshot.At > Staleness || snapshot.Until <= businessTime.GetUtcNow())
        {
            var until = await publications.PutIntoForceAsync(cancellationToken);
            var (items, unsound) = (new List<PublishedItem>(), new List<DefinitionFault>());
            foreach (var versionId in (await store.PublishedAsync(cancellationToken)).Values)
            {
                var (item, faults) = await FindAsync(versionId, cancellationToken);
                items.AddRange(item is not null && faults.Count == 0 ? [item] : []);
                unsound.AddRange(faults);
            }

            snapshot = new Snapshot(
                [.. items.OrderBy(item => item.Definition.Item.Region, StringComparer.Ordinal).ThenBy(item => item.Definition.Item.Seq)],
                unsound,
                machineTime.GetUtcNow(),
                until);
        }

        return snapshot.Items;
    }

    /// <summary>Lets the next look see what was just published or retracted here.</summary>
    public void Forget() => snapshot = snapshot with { At = DateTimeOffset.MinValue };

    /// <summary>One kind of item in all regions that have it.</summary>
    public async ValueTask<IReadOnlyList<PublishedItem>> OfKindAsync(string item, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(published => published.Definition.Item.Id == item)];

    /// <summary>The published item of a region; null where there is none.</summary>
    public async ValueTask<PublishedItem?> FindAsync(string region, string item, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(published => published.Definition.Item.Region == region && published.Definition.Item.Id == item);

    /// <summary>The item as a version of its definition has it, published or not any more.</summary>
    public async ValueTask<PublishedItem> GetAsync(Guid versionId, CancellationToken cancellationToken) =>
        (await FindAsync(versionId, cancellationToken)).Item ?? throw new InvalidOperationException($"Definition version {versionId} is not that of an item.");

    private async ValueTask<(PublishedItem? Item, IReadOnlyList<DefinitionFault> Faults)> FindAsync(Guid versionId, CancellationToken cancellationToken)
    {
        if (!versions.TryGetValue(versionId, out var read))
        {
            versions[versionId] = read = Read(await definitions.GetAsync(versionId, cancellationToken));
            foreach (var fault in read.Faults)
            {
                LogFault(logger, fault.Place, fault.Message);
            }
        }

        return read;
    }

    private (PublishedItem? Item, IReadOnlyList<DefinitionFault> Faults) Read(DefinitionVersion version)
    {
        var (definition, faults) = reader.Read(version.Document, version.Graph);
        return (
            definition is null ? null : new PublishedItem(version, definition),
            [.. faults.Select(fault => fault with { Place = $"{version.DefinitionId} {fault.Place}" })]);
    }

    [LoggerMessage(1, LogLevel.Error, "流程定义 {Place}：{Fault}")]
    private static partial void LogFault(ILogger logger, string place, string fault);

    private sealed record Snapshot(IReadOnlyList<PublishedItem> Items, IReadOnlyList<DefinitionFault> Faults, DateTimeOffset At, DateTimeOffset? Until);
}
