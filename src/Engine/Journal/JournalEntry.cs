using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Journal;

/// <summary>A record as it is kept.</summary>
/// <param name="Seq">Its number within the instance, from 1.</param>
/// <param name="Content">Its canonical bytes.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="PreviousHash">The hash of the record before.</param>
public sealed record JournalEntry(int Seq, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> PreviousHash)
{
    /// <summary>The record as JSON.</summary>
    public JsonObject Json => JsonNode.Parse(Content.Span)!.AsObject();

    /// <summary>Whether the hash is that of the content and what comes before.</summary>
    public bool IsIntact => JournalChain.Next(PreviousHash.Span, Content.Span).AsSpan().SequenceEqual(Hash.Span);
}
