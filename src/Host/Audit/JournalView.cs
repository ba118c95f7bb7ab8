using System.Text.Json.Nodes;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Engine.Journal;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Audit;

/// <summary>A record of a case's journal, on the wire.</summary>
internal sealed record JournalView(
    int Seq,
    Instant At,
    string Actor,
    string Event,
    string? ActivityId,
    string? ActivityName,
    string? Outcome,
    JsonObject Data,
    string? Clause,
    string Hash,
    string PreviousHash)
{
    /// <summary>The wire form of a journal. Names and clauses come from the pinned definition; who acted and when stands in the stimulus of each burst.</summary>
    public static IReadOnlyList<JournalView> Of(IEnumerable<JournalEntry> entries, ItemDefinition definition)
    {
        var views = new List<JournalView>();
        var (at, actor) = (default(Instant), string.Empty);
        foreach (var entry in entries)
        {
            var json = entry.Json;
            at = (string?)json["at"] is { } written ? InstantPattern.ExtendedIso.Parse(written).Value : at;
            actor = (string?)json["actor"] ?? actor;
            var activity = ((string?)json["node"])?.Split(':')[^1];
            var text = activity is null ? null : definition.Nodes.GetValueOrDefault(activity);
            views.Add(new JournalView(
                entry.Seq,
                at,
                actor,
                (string?)json["name"] ?? (string)json["event"]!,
                activity,
                text?.Name,
                json["outcomes"] is JsonArray { Count: > 0 } outcomes ? string.Join('、', outcomes.Select(outcome => (string?)outcome)) : null,
                json,
                text?.Clause,
                Convert.ToHexStringLower(entry.Hash.Span),
                Convert.ToHexStringLower(entry.PreviousHash.Span)));
        }

        return views;
    }
}
