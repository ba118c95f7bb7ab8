using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Forms;

/// <summary>Reads a part of a form: a text is a line, an object a table.</summary>
internal sealed class FormPartConverter : JsonConverter<FormPart>
{
    public override FormPart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new FormPart(reader.GetString()!, [], [])
        : JsonSerializer.Deserialize<Table>(ref reader, options) is { } table ? new FormPart(null, table.Columns, table.Rows)
        : throw new JsonException();

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

    private sealed record Table(IReadOnlyList<int> Columns, IReadOnlyList<IReadOnlyList<FormCell>> Rows);
}

/// <summary>Reads a cell of a form: a text, or an object where it takes more than one column or row.</summary>
internal sealed class FormCellConverter : JsonConverter<FormCell>
{
    public override FormCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new FormCell(reader.GetString()!)
        : JsonSerializer.Deserialize<Wide>(ref reader, options) is { } wide ? new FormCell(wide.Text, wide.Across, wide.Down)
        : throw new JsonException();

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

    private sealed record Wide(string Text, int Across = 1, int Down = 1);
}
