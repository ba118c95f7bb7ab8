using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Journal;

/// <summary>
/// One record of the journal. What counts, and is hashed, are the canonical bytes of <see cref="Content"/>; see <see cref="CanonicalJson"/>.
/// </summary>
/// <param name="Content">The record: the number of the <c>stimulus</c>, the <c>event</c> and what belongs to the event.</param>
internal sealed record JournalRecord(JsonObject Content)
{
    public string Event => (string)Content["event"]!;
}
