using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Clocks;

/// <summary>Writes a length as its words: <c>"workingDays 20"</c>.</summary>
internal sealed class LimitLengthConverter : JsonConverter<LimitLength>
{
    public override LimitLength Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var words = (reader.GetString() ?? string.Empty).Split(' ');
        int? number = int.TryParse(words.ElementAtOrDefault(1), out var value) ? value : null;
        return LimitLength.TryRead(words[0], number, out var length, out var fault) ? length : throw new JsonException(fault);
    }

    public override void Write(Utf8JsonWriter writer, LimitLength value, JsonSerializerOptions options)
    {
        var kind = JsonNamingPolicy.CamelCase.ConvertName(value.Kind.ToString());
        writer.WriteStringValue(value.Kind == LimitKind.Immediate ? kind : $"{kind} {value.Number}");
    }
}
