using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Host.Casework;

/// <summary>How many tasks of a kind there are.</summary>
internal sealed record TaskCount(string Region, string Item, string Title, string Stage, Lamp Lamp, long Count);
