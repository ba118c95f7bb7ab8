using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Desk;

/// <summary>What a caller's desk shows: the cases of the region and agency of the active membership. Immutable.</summary>
/// <param name="Region">Id of the region.</param>
/// <param name="Agency">Id of the agency; null for all of the region.</param>
internal sealed record DeskReach(string Region, string? Agency)
{
    /// <summary>The reach of a caller.</summary>
    /// <param name="caller">Who asks; one who may read the desk.</param>
    /// <param name="regions">The regions that there are.</param>
    /// <param name="asked">The region that is asked for; null for the caller's own.</param>
    /// <exception cref="ProblemException">There is no such region, or it is not the caller's.</exception>
    public static DeskReach Of(Caller caller, RegionFolder regions, string? asked = null)
    {
        if (asked is not null && regions.Regions.All(known => known.Id != asked))
        {
            throw Problem.InvalidParameter(new ProblemError("?region", ErrorCode.BadValue, "没有这个统筹地区，可用的地区见 /api/regions。"));
        }

        return caller.Active is { Region: { } own } active && (asked is null || asked == own) ? new DeskReach(own, active.Agency) : throw Problem.NotFound();
    }
}
