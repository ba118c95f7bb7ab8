using MedInsFlows.Cases.Agencies;

namespace MedInsFlows.Host.Accounts;

/// <summary>A role that an account holds at a place. Immutable.</summary>
/// <param name="Region">Id of the region; null for a role of the whole service.</param>
/// <param name="Agency">Id of the agency in the region; null for all agencies of the region.</param>
/// <param name="Role">What the account may do there.</param>
/// <param name="Level">Level at which it acts; null where the role has none.</param>
internal sealed record Membership(string? Region, string? Agency, Role Role, AgencyLevel? Level);
