using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>
/// Reads a free JSON value and refuses one whose names or strings are no Unicode text (half of a surrogate pair): the parser lets them
/// pass, and they would throw only where the value is first looked at.
/// </summary>
internal sealed class ReadableValueConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            Visit(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("The value has text that is not Unicode.");
        }

        return document.RootElement.Clone();
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

    private static void Visit(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    Visit(element);
                }

                break;
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    if (!names.Add(member.Name))
                    {
                        throw new JsonException("The value repeats a member.");
                    }

                    Visit(member.Value);
                }

                break;
        }
    }
}
