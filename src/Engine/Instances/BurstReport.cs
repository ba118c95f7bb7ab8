using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Instances;

/// <summary>What a burst did, for those who take part in its commit.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Stimulus">The stimulus, with its number and time.</param>
/// <param name="Created">Bookmarks made.</param>
/// <param name="Incidents">Faults that wait for someone.</param>
/// <param name="Finished">Whether the instance has ended.</param>
public sealed record BurstReport(Guid InstanceId, Stimulus Stimulus, IReadOnlyList<Bookmark> Created, IReadOnlyList<ActivityIncident> Incidents, bool Finished);
