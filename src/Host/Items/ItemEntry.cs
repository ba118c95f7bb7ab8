using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Items;

/// <summary>An item in the list, on the wire.</summary>
internal sealed record ItemEntry(
    string Region,
    string Item,
    string Title,
    string? Code,
    string? Group,
    HandlingType? HandlingType,
    int Seq,
    IReadOnlyList<TimeLimitFact> TimeLimits,
    IReadOnlyList<string> Steps,
    string DefinitionId,
    int Version)
{
    /// <summary>The wire form of an item.</summary>
    public static ItemEntry Of(PublishedItem published) => Of(published.Definition.Item, published);

    private static ItemEntry Of(Item item, PublishedItem published) => new(
        item.Region,
        item.Id,
        item.Title,
        item.Code,
        item.Group,
        item.HandlingType,
        item.Seq,
        item.TimeLimits,
        item.Steps,
        published.Version.DefinitionId,
        published.Version.Number);
}
