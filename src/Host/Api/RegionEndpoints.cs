using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;

namespace MedInsFlows.Host.Api;

/// <summary>The regions that the service serves.</summary>
internal static class RegionEndpoints
{
    /// <summary>Maps the endpoints of the subject.</summary>
    public static void MapRegions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/regions", (RegionFolder folder) => folder.Regions.Select(region => new RegionEntry(region.Id, region.Name)))
            .WithName("regions").WithTags("事项").WithSummary("统筹地区").OpenToEveryone();

    /// <summary>A region on the wire.</summary>
    internal sealed record RegionEntry(string Id, string Name);
}
