using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Accounts.Administration;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Pages.Accounts;

/// <summary>Memberships as people read them, and as values of forms.</summary>
internal static class MembershipWords
{
    /// <summary>Where a membership holds: region and agency by name.</summary>
    public static string Place(Membership membership, IReadOnlyList<Region> regions) => regions.FirstOrDefault(known => known.Id == membership.Region) is { } region
        ? region.Agencies.FirstOrDefault(known => known.Id == membership.Agency)?.Name ?? $"{region.Name}（全部机构）"
        : membership.Region ?? "全系统";

    /// <summary>A membership as the value of a button.</summary>
    public static string Value(Membership membership) => $"{membership.Region}/{membership.Agency}/{membership.Role.Id}";

    /// <summary>Region, agency and role of a value; empty parts are none.</summary>
    /// <exception cref="ProblemException">A browser sent what is none.</exception>
    public static MembershipGrant Read(string? value) => value?.Split('/') is [var region, var agency, var role]
        ? new(role, NullIfEmpty(region), NullIfEmpty(agency))
        : throw Problem.BadRequest();

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
