using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Agencies;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Casework;

/// <summary>The JSON in which case files, events and intents are kept. Thread-safe.</summary>
public static class CaseJson
{
    private const string Numbers = "local";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InstantConverter(), new LocalDateConverter() },
    };

    private static readonly Dictionary<string, Type> Events = typeof(CaseEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CaseEvent)))
        .ToDictionary(type => type.Name);

    /// <summary>A case file as UTF-8.</summary>
    /// <param name="file">The case file.</param>
    public static byte[] Write(CaseFile file) => JsonSerializer.SerializeToUtf8Bytes(file, Options);

    /// <summary>A case file from UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static CaseFile Read(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize<CaseFile>(text, Options)!;

    /// <summary>An event as JSON; its name is that of its class.</summary>
    /// <param name="happening">The event.</param>
    public static JsonObject Write(CaseEvent happening) => JsonSerializer.SerializeToNode(happening, happening.GetType(), Options)!.AsObject();

    /// <summary>An event from JSON.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content; members that it does not know are passed over.</param>
    public static CaseEvent Read(string name, JsonObject content) => (CaseEvent)content.Deserialize(Events[name], Options)!;

    /// <summary>The numbers of the agency that came with an event.</summary>
    /// <param name="content">The event as JSON, and what came with it.</param>
    public static LocalNumbers NumbersWith(JsonObject content) => content[Numbers]?.Deserialize<LocalNumbers>(Options) ?? LocalNumbers.Unset;

    /// <summary>Lets the numbers of the agency come with an event; those that are not set leave no trace.</summary>
    /// <param name="content">The event as JSON.</param>
    /// <param name="numbers">The numbers.</param>
    public static void Add(JsonObject content, LocalNumbers numbers)
    {
        if (numbers != LocalNumbers.Unset)
        {
            content[Numbers] = JsonSerializer.SerializeToNode(numbers, Options);
        }
    }

    /// <summary>An intent as JSON, with its name.</summary>
    /// <param name="intent">The intent.</param>
    public static JsonObject Write(CaseIntent intent) => JsonSerializer.SerializeToNode(intent, Options)!.AsObject();

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class LocalDateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
