using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>
/// Reads and writes enums as their words and takes nothing else; the framework's own converter also takes other capitals and lists with
/// commas, which it adds up to a third value.
/// </summary>
internal sealed class WordConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Words<T>.Find(reader.GetString()!) is { } value
                ? value
                : throw new JsonException($"The value is no {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Words<T>.Of(value));
    }
}
