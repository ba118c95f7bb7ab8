using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Forms;

/// <summary>A line of a form, written as a string, or a table, written as an object of <c>columns</c> and <c>rows</c>. Immutable.</summary>
[JsonConverter(typeof(Converter))]
public sealed record FormPart
{
    /// <summary>The text of a line; null for a table.</summary>
    public string? Text { get; private init; }

    /// <summary>How wide the columns of a table are, one against another.</summary>
    public IReadOnlyList<int> Columns { get; private init; } = [];

    /// <summary>Of each row of a table the cells, except those that a cell of a row above reaches down into; the last one takes what is left of its row.</summary>
    public IReadOnlyList<IReadOnlyList<FormCell>> Rows { get; private init; } = [];

    private sealed class Converter : JsonConverter<FormPart>
    {
        public override FormPart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? new FormPart { Text = reader.GetString() }
            : JsonSerializer.Deserialize<Table>(ref reader, options) is { } table ? new FormPart { Columns = table.Columns, Rows = table.Rows }
            : throw new JsonException("A part is a text or a table.");

        public override void Write(Utf8JsonWriter writer, FormPart value, JsonSerializerOptions options)
        {
            if (value.Text is { } text)
            {
                writer.WriteStringValue(text);
            }
            else
            {
                JsonSerializer.Serialize(writer, new Table(value.Columns, value.Rows), options);
            }
        }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Table(IReadOnlyList<int> Columns, IReadOnlyList<IReadOnlyList<FormCell>> Rows);
}

/// <summary>A cell of a form, written as its text, or as an object where it takes more than one column or row. Immutable.</summary>
/// <param name="Text">What is printed in it; empty for a cell that is filled in by hand.</param>
/// <param name="Across">How many columns it takes.</param>
/// <param name="Down">How many rows it takes.</param>
[JsonConverter(typeof(Converter))]
public sealed record FormCell(string Text, int Across = 1, int Down = 1)
{
    private sealed class Converter : JsonConverter<FormCell>
    {
        public override FormCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? new FormCell(reader.GetString()!)
            : JsonSerializer.Deserialize<Wide>(ref reader, options) is { } wide ? new FormCell(wide.Text, wide.Across, wide.Down)
            : throw new JsonException("A cell is a text or an object.");

        public override void Write(Utf8JsonWriter writer, FormCell value, JsonSerializerOptions options)
        {
            if (value is { Across: 1, Down: 1 })
            {
                writer.WriteStringValue(value.Text);
            }
            else
            {
                JsonSerializer.Serialize(writer, new Wide(value.Text, value.Across, value.Down), options);
            }
        }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Wide(string Text, int Across = 1, int Down = 1);
}
