using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>Reads a list as an array and refuses a null among its elements, which nullable annotations alone do not reach.</summary>
internal sealed class WholeListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var list = JsonSerializer.Deserialize<T[]>(ref reader, options);
            return list is not null && Array.Exists(list, element => element is null)
                ? throw new JsonException("The list has a null element.")
                : list;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value as T[] ?? [.. value], options);
    }
}
