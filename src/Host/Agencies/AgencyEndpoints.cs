using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Agencies;

/// <summary>The agencies of a region.</summary>
internal static class AgencyEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapAgencies(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/regions/{region}/agencies", Agencies)
        .WithName("agencies").WithTags("事项").WithSummary("统筹地区的经办机构和定点医药机构").OpenToEveryone();

    private static IReadOnlyList<AgencyEntry> Agencies(string region, RegionFolder folder) =>
        [.. (folder.Regions.FirstOrDefault(known => known.Id == region) ?? throw Problem.NotFound()).Agencies.Select(AgencyEntry.Of)];

    /// <summary>An agency, on the wire; the tree is told by <c>parent</c>.</summary>
    internal sealed record AgencyEntry(
        string Id, string Name, AgencyKind Kind, AgencyLevel Level, string? Parent, string Hours, string? Address, string? Windows, string? Phone)
    {
        /// <summary>The wire form of an agency.</summary>
        public static AgencyEntry Of(Agency agency) => new(
            agency.Id, agency.Name, agency.Kind, agency.Level, agency.Parent, agency.Hours.ToString(), agency.Address, agency.Windows, agency.Phone);
    }
}
