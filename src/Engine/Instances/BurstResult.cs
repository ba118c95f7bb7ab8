using Elsa.Workflows.Models;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Stimuli;

namespace MedInsFlows.Engine.Instances;

/// <summary>What a burst leaves.</summary>
/// <param name="State">What the instance keeps.</param>
/// <param name="Records">What goes into the journal.</param>
/// <param name="Created">Bookmarks made.</param>
/// <param name="Removed">Bookmarks gone.</param>
/// <param name="Sent">What it has for other instances.</param>
/// <param name="Incidents">Faults that wait for someone.</param>
/// <param name="Finished">Whether the instance has ended.</param>
internal sealed record BurstResult(
    InstanceState State,
    IReadOnlyList<JournalRecord> Records,
    IReadOnlyList<Bookmark> Created,
    IReadOnlyList<Bookmark> Removed,
    IReadOnlyList<OutgoingStimulus> Sent,
    IReadOnlyList<ActivityIncident> Incidents,
    bool Finished);
