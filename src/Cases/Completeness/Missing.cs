using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Completeness;

/// <summary>Everything that an application lacks, for one notice (一次性告知).</summary>
/// <param name="Materials">The materials, in the order of the item; of several that can stand for one another, only the first.</param>
/// <param name="Fields">The fields, in the order of the item.</param>
public sealed record Missing(IReadOnlyList<MissingEntry> Materials, IReadOnlyList<MissingEntry> Fields)
{
    /// <summary>Whether nothing is lacking.</summary>
    [JsonIgnore]
    public bool IsComplete => Materials is [] && Fields is [];
}
