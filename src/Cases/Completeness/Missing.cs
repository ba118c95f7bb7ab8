using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Completeness;

/// <summary>Everything that an application lacks, for one notice (一次性告知).</summary>
/// <param name="Materials">The materials, in the order of the item; of several that can stand for one another, only the first; then what is to prove
/// that somebody acts for somebody else.</param>
/// <param name="Fields">The fields, in the order of the item; then those of the parties.</param>
public sealed record Missing(IReadOnlyList<MissingEntry> Materials, IReadOnlyList<MissingEntry> Fields)
{
    /// <summary>Whether nothing is lacking.</summary>
    [JsonIgnore]
    public bool IsComplete => Materials is [] && Fields is [];
}
