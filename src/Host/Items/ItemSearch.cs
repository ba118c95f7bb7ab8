using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Items;

/// <summary>Kinds of items that were found, under the 主项 of their documents.</summary>
/// <param name="Group">主项; null where no document names one.</param>
/// <param name="Kinds">The kinds.</param>
internal sealed record FoundGroup(string? Group, IReadOnlyList<FoundKind> Kinds);

/// <summary>A kind of item that was found.</summary>
/// <param name="Title">Its title in the first region.</param>
/// <param name="Items">The item of each region that has it and was asked for.</param>
internal sealed record FoundKind(string Title, IReadOnlyList<(Region Region, Item Item)> Items);

/// <summary>Finds items by what they are called, by region and by whom they are for.</summary>
internal static class ItemSearch
{
    /// <summary>The kinds of items that answer to all that is asked, in the order of the regions and their documents.</summary>
    /// <param name="items">The items.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="words">Words of a name, apart by spaces; each counts as found where its characters come in their order, so 住院报销 finds 住院费用报销.</param>
    /// <param name="region">The id of the only region; null for all.</param>
    /// <param name="clientele">Whom it must be for; null for anybody.</param>
    public static IReadOnlyList<FoundGroup> Find(IEnumerable<PublishedItem> items, IReadOnlyList<Region> regions, string? words, string? region, Clientele? clientele)
    {
        var wanted = (words ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = items.Select(published => published.Definition.Item)
            .Where(item => (region is null || item.Region == region) && (clientele is not { } whom || item.Serves(whom)) && wanted.All(word => Follows(item.Title, word)))
            .ToLookup(item => item.Region);
        return
        [
            .. regions.SelectMany(one => found[one.Id].Select(item => (Region: one, Item: item)))
                .GroupBy(one => one.Item.Id)
                .Select(kind => (Group: kind.Select(one => one.Item.Group).FirstOrDefault(group => group is not null), Kind: new FoundKind(kind.First().Item.Title, [.. kind])))
                .GroupBy(kind => kind.Group)
                .Select(group => new FoundGroup(group.Key, [.. group.Select(kind => kind.Kind)])),
        ];
    }

    private static bool Follows(string title, string word)
    {
        var next = 0;
        foreach (var character in title)
        {
            next += next < word.Length && char.ToUpperInvariant(word[next]) == char.ToUpperInvariant(character) ? 1 : 0;
        }

        return next == word.Length;
    }
}
