using System.Text.Json;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Reading properties of JSON objects by name in any case, as Elsa does.</summary>
internal static class JsonReading
{
    private static readonly string[] Wrappers = ["$values", "items", "values"];

    /// <summary>The property, unless it is not there or null. An array that some writer put into a wrapper is taken out of it.</summary>
    public static JsonElement? Property(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!json.TryGetProperty(name, out var value))
        {
            value = json.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : Unwrapped(value);
    }

    /// <summary>The property as text, if it is one.</summary>
    public static string? Text(this JsonElement json, string name) => json.Property(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The property as a whole number, if it is one.</summary>
    public static int? Number(this JsonElement json, string name) =>
        json.Property(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>The property as a flag, if it is one.</summary>
    public static bool? Flag(this JsonElement json, string name) => json.Property(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The items of an array property; a single object counts as an array of one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Property(name)?.Items() ?? [];

    /// <summary>The items of an array; a single object counts as an array of one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray(),
        JsonValueKind.Object => [json],
        _ => [],
    };

    /// <summary>The property as a free bag.</summary>
    public static Dictionary<string, object> Bag(this JsonElement json, string name) => json.Property(name) is { ValueKind: JsonValueKind.Object } bag
        ? bag.EnumerateObject().ToDictionary(property => property.Name, property => (object)property.Value)
        : [];

    /// <summary>Elsa's writers wrap arrays as <c>$values</c>, or as <c>items</c> or <c>values</c> beside <c>_type</c>.</summary>
    private static JsonElement Unwrapped(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return value;
        }

        var names = value.TryGetProperty("_type", out _) ? Wrappers : Wrappers.AsSpan(0, 1);
        foreach (var name in names)
        {
            if (value.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array)
            {
                return array;
            }
        }

        return value;
    }
}
