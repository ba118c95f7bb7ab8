using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>A membership as it is asked for, on the wire.</summary>
internal sealed record MembershipGrant(
    [property: Description("角色")][MaxLength(50)] string Role,
    [property: Description("统筹地区；只有全系统的角色不写")][MaxLength(50)] string? Region = null,
    [property: Description("经办机构；不写则为该地区的全部机构")][MaxLength(50)] string? Agency = null)
{
    private static readonly HashSet<Role> OfTheWholeService = [Cases.Agencies.Role.Admin, Cases.Agencies.Role.SecurityAdmin, Cases.Agencies.Role.System];

    /// <summary>The membership, at the level of its agency; everything that is wrong with it is added to the errors.</summary>
    public Membership? Judge(IReadOnlyList<Region> regions, string pointer, List<ProblemError> errors)
    {
        var before = errors.Count;
        var role = Cases.Agencies.Role.Find(Role);
        if (role is null)
        {
            errors.Add(new($"{pointer}/role", ErrorCode.BadValue, $"没有这个角色，可用的有：{string.Join('、', Cases.Agencies.Role.All.Select(known => known.Id))}。"));
        }
        else if (OfTheWholeService.Contains(role) != Region is null)
        {
            errors.Add(new($"{pointer}/region", ErrorCode.BadValue, Region is null ? $"角色“{role.Name}”须写明统筹地区。" : $"角色“{role.Name}”属于全系统，不写统筹地区。"));
        }

        var region = regions.FirstOrDefault(known => known.Id == Region);
        var agency = region?.Agencies.FirstOrDefault(known => known.Id == Agency);
        if (Region is not null && region is null)
        {
            errors.Add(new($"{pointer}/region", ErrorCode.BadValue, "没有这个统筹地区，可用的地区见 /api/regions。"));
        }
        else if (Agency is not null && agency is null)
        {
            errors.Add(new($"{pointer}/agency", ErrorCode.BadValue, "该地区没有这个经办机构；不写则为该地区的全部机构。"));
        }

        return errors.Count == before ? new(Region, Agency, role!, agency?.Level ?? region?.Root.Level) : null;
    }
}
