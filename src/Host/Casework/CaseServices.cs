using MedInsFlows.Cases.Agencies;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Casework;

/// <summary>What every command on a case needs. Thread-safe.</summary>
internal sealed record CaseServices(ItemCatalog Items, Calendars Calendars, PersonalKeys Keys, RegionFolder Regions, IRandomSource Random, TimeProvider MachineTime)
{
    /// <summary>An agency of a region; its root where the id is unknown any more.</summary>
    public Agency AgencyOf(string region, string id)
    {
        var place = Regions.Regions.First(candidate => candidate.Id == region);
        return place.Agencies.FirstOrDefault(agency => agency.Id == id) ?? place.Root;
    }
}
