using MedInsFlows.Cases.Agencies;
using NodaTime;

namespace MedInsFlows.Host.Agencies;

/// <summary>What an agency set for an item at a time. Immutable.</summary>
/// <param name="Number">Counts all that was set, by whatever agency, from 1.</param>
/// <param name="Region">The region.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Item">The item.</param>
/// <param name="Settings">All that it set; what is null it left to its superior agency.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetBy">The user name of who set it.</param>
/// <param name="SetAt">Business time.</param>
internal sealed record SettingsVersion(int Number, string Region, string Agency, string Item, LocalSettings Settings, string Reason, string SetBy, Instant SetAt);
