using System.Text.Json;

namespace MedInsFlows.Cases.Casework;

/// <summary>What someone wrote: the reason of a decision or withdrawal, and the data entered with it. A revision; personal.</summary>
/// <param name="Reason">The reason in words.</param>
/// <param name="Data">The data by field id.</param>
public sealed record Opinion(string? Reason = null, IReadOnlyDictionary<string, JsonElement>? Data = null)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(Opinion);
}
