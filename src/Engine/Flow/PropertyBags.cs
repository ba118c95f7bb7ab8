using System.Text.Json;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Flow;

/// <summary>Reading the free bags of definitions and instances, whose values may be plain or still JSON.</summary>
internal static class PropertyBags
{
    /// <summary>A flag; its key may begin in upper case.</summary>
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

    /// <summary>A value that an instance keeps.</summary>
    public static T? Kept<T>(this IDictionary<string, object> bag, string key)
    {
        if (!bag.TryGetValue(key, out var value))
        {
            return default;
        }

        // What comes from the kept state is JSON; from now on the object itself is kept, so that changes to it last.
        var converted = ValueConversion.To<T>(value);
        bag[key] = converted!;
        return converted;
    }

    /// <summary>A value that an instance keeps, made if it is not there.</summary>
    public static T? Kept<T>(this IDictionary<string, object> bag, string key, Func<T> make)
    {
        if (!bag.ContainsKey(key))
        {
            bag[key] = make()!;
        }

        return bag.Kept<T>(key);
    }

    /// <summary>Changes a value that an instance keeps.</summary>
    public static T Update<T>(this IDictionary<string, object> bag, string key, Func<T, T> updater)
    {
        var value = updater(bag.Kept<T>(key)!);
        bag[key] = value!;
        return value;
    }
}
