using System.ComponentModel;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Items.Comparison;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Items;

/// <summary>The items and their guides (办事指南).</summary>
internal static class ItemEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapItems(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/items", ListAsync).WithName("items").WithTags("事项").WithSummary("事项清单").OpenToEveryone();
        endpoints.MapGet("/api/items/{region}/{item}", GuideAsync).WithName("item").WithTags("事项").WithSummary("事项的办事指南").OpenToEveryone();
        endpoints.MapGet("/api/items/compare", CompareAsync).WithName("compareItems").WithTags("事项").WithSummary("同一事项在各地区的逐项对比").OpenToEveryone();
    }

    private static async Task<Page<ItemEntry>> ListAsync(
        [FromQuery, Description("统筹地区；不写则列出全部")] string? region, Paging paging, ItemCatalog catalog, RegionFolder regions, CancellationToken cancellationToken)
    {
        if (region is not null && regions.Regions.All(known => known.Id != region))
        {
            throw Problem.InvalidParameter(new ProblemError("?region", ErrorCode.BadValue, "没有这个统筹地区，可用的地区见 /api/regions。"));
        }

        var items = (await catalog.AllAsync(cancellationToken)).Where(published => region is null || published.Definition.Item.Region == region).ToList();
        return paging.Of<ItemEntry>([.. items.Skip(paging.Skip).Take(paging.Size).Select(ItemEntry.Of)], items.Count);
    }

    private static async Task<ItemComparison> CompareAsync([FromQuery, Description("事项编号，各地区相同")] string item, ItemCatalog catalog, CancellationToken cancellationToken)
    {
        var published = await catalog.OfKindAsync(item, cancellationToken);
        return published.Count > 0 ? ItemComparer.Of(item, published) : throw Problem.NotFound();
    }

    private static async Task<ItemGuide> GuideAsync(
        string region,
        string item,
        [FromQuery, Description("经办机构；写明则答其本地设定（local）")] string? agency,
        ItemCatalog catalog,
        RegionFolder regions,
        LocalSettingsBook settings,
        CancellationToken cancellationToken)
    {
        var published = await catalog.FindAsync(region, item, cancellationToken) ?? throw Problem.NotFound();
        if (agency is null)
        {
            return ItemGuide.Of(published);
        }

        if (regions.Regions.First(known => known.Id == region).Agencies.All(known => known.Id != agency))
        {
            throw Problem.InvalidParameter(new ProblemError("?agency", ErrorCode.BadValue, "该地区没有这个机构，可用的见 /api/regions/{region}/agencies。"));
        }

        await settings.RefreshAsync(cancellationToken);
        return ItemGuide.Of(published) with { Local = LocalGuideEntry.Of(settings.Of(region, agency, item), published.Definition.Item) };
    }
}
