using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Journal;

/// <summary>Values as the journal takes them: JSON in which every number that is not whole is written as text, see <see cref="CanonicalJson"/>.</summary>
internal static class JournalValue
{
    private const long LargestWhole = 1L << 53;

    /// <summary>The value as the journal takes it.</summary>
    public static JsonNode? Of(object? value) => value is null ? null : Of(JsonSerializer.SerializeToElement(value, value.GetType(), ValueConversion.Json));

    private static JsonNode? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Of(property.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Of)]),
        JsonValueKind.Number when !(value.TryGetInt64(out var whole) && Math.Abs(whole) < LargestWhole) => Text(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private static string Text(JsonElement number) => number.TryGetDecimal(out var exact) ? exact.ToString(CultureInfo.InvariantCulture) : number.GetRawText();
}
