using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Api.Wire;

/// <summary>Instants: written with +08:00 to the microsecond, read with any offset (RFC 3339).</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    private static readonly Offset Shanghai = Offset.FromHours(8);

    private static readonly OffsetDateTimePattern Written =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFo<+HH:mm>");

    /// <summary>A time of the last day there is may lie beyond all instants, by its offset.</summary>
    private static readonly LocalDate LastDay = LocalDate.MaxIsoValue;

    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && OffsetDateTimePattern.Rfc3339.Parse(reader.GetString()!) is { Success: true, Value: var read } && read.Date < LastDay
            ? read.ToInstant()
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        // Raw, for the encoder would write the plus sign as an escape; the pattern writes nothing that needs one.
        writer.WriteRawValue($"\"{Written.Format(value.WithOffset(Shanghai))}\"", skipInputValidation: true);
    }
}
