using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Casework;

/// <summary>What every command on a case needs. Thread-safe.</summary>
internal sealed record CaseServices(ItemCatalog Items, Calendars Calendars, PersonalKeys Keys, RegionFolder Regions, IRandomSource Random, TimeProvider MachineTime, SmsChannel Sms, LocalSettingsBook Settings, BusinessTime BusinessTime)
{
    /// <summary>Seals what was sent, as a new revision.</summary>
    public Revision Seal(Application application) => Revision.Of(Keys.Current, Random.NewId(), application);

    /// <summary>Seals what somebody said, as a new revision.</summary>
    public Revision Seal(Opinion opinion) => Revision.Of(Keys.Current, Random.NewId(), opinion);

    /// <summary>Seals what somebody said about the rows of a list, as a new revision.</summary>
    public Revision SealRoster(Opinion opinion) => Revision.OfRoster(Keys.Current, Random.NewId(), opinion);

    /// <summary>When an agency works.</summary>
    /// <param name="region">The region.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="version">The version of the calendar; null for the one in force.</param>
    public WorkingTime TimeOf(string region, string agency, int? version = null) =>
        new(Calendars.Of(region, version ?? Calendars.Version), AgencyOf(region, agency).Hours);

    /// <summary>An agency of a region; its root where the id is unknown any more.</summary>
    public Agency AgencyOf(string region, string id)
    {
        var place = Regions.Regions.First(candidate => candidate.Id == region);
        return place.Agencies.FirstOrDefault(agency => agency.Id == id) ?? place.Root;
    }
}
