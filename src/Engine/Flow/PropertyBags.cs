using System.Text.Json;

namespace MedInsFlows.Engine.Flow;

/// <summary>Reading flags from the free bags of a definition, whose values may be plain or still JSON and whose keys may begin in upper case.</summary>
internal static class PropertyBags
{
    public static bool? Flag(this IDictionary<string, object> bag, string key)
    {
        if (!bag.TryGetValue(key, out var value) && !bag.TryGetValue(char.ToUpperInvariant(key[0]) + key[1..], out value))
        {
            return null;
        }

        return value switch
        {
            bool flag => flag,
            JsonElement { ValueKind: JsonValueKind.True } => true,
            JsonElement { ValueKind: JsonValueKind.False } => false,
            _ => null,
        };
    }
}
