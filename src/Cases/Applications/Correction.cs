using System.Text.Json;

namespace MedInsFlows.Cases.Applications;

/// <summary>What an applicant sends after the one-time notice: only what changes.</summary>
/// <param name="Fields">The fields sent again, by id; each replaces the earlier value as a whole.</param>
/// <param name="Materials">The materials sent again; each replaces the earlier one as a whole.</param>
/// <param name="Circumstances">All circumstances now declared, in place of the earlier ones.</param>
/// <param name="Parties">All parties that there are now, in place of the earlier ones; null where they stay who they were.</param>
public sealed record Correction(
    IReadOnlyDictionary<string, JsonElement>? Fields = null,
    IReadOnlyList<SentMaterial>? Materials = null,
    IReadOnlyList<string>? Circumstances = null,
    IReadOnlyList<Party>? Parties = null)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(Correction);
}
