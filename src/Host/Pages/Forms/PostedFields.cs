using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>What was filled into the inputs of fields, as the JSON that the API takes, so that the same rules judge it. Immutable.</summary>
/// <param name="Values">The values by field id; what was left empty is not in it.</param>
/// <param name="Faults">What cannot be a value at all, such as words in place of a number.</param>
internal sealed record PostedFields(IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<FormFault> Faults)
{
    /// <summary>Reads the inputs of fields.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="values">The form.</param>
    /// <param name="pointer">The pointer of what holds the fields in the request.</param>
    public static PostedFields Read(IReadOnlyList<RequiredField> fields, FormValues values, string pointer)
    {
        var reading = new Reading(values);
        var read = reading.Object(fields, pointer);
        return new PostedFields(read.ToDictionary(member => member.Key, member => JsonSerializer.SerializeToElement(member.Value)), reading.Faults);
    }

    private sealed class Reading(FormValues values)
    {
        public List<FormFault> Faults { get; } = [];

        public JsonObject Object(IReadOnlyList<RequiredField> fields, string pointer)
        {
            var members = new JsonObject();
            foreach (var field in fields)
            {
                if (Value(field, $"{pointer}/{field.Id}") is { } value)
                {
                    members.Add(field.Id, value);
                }
            }

            return members;
        }

        private JsonNode? Value(RequiredField field, string pointer) => field.Type switch
        {
            FieldType.Group => Object(field.Parts ?? [], pointer) is { Count: > 0 } group ? group : null,
            FieldType.List => Rows(field, pointer),
            FieldType.MultiChoice => values.Several(pointer) is { Length: > 0 } chosen ? new JsonArray([.. chosen.Select(one => (JsonNode)one)]) : null,
            _ => values[pointer]?.Trim() is { Length: > 0 } text ? Single(field, text, pointer) : null,
        };

        private JsonValue? Single(RequiredField field, string text, string pointer) => field.Type switch
        {
            FieldType.Boolean => JsonValue.Create(text == "true"),
            FieldType.Amount or FieldType.Integer => Number(field, text, pointer),
            FieldType.LongText => JsonValue.Create(text.ReplaceLineEndings("\n")),
            _ => JsonValue.Create(text),
        };

        // An empty row in between keeps its place, so that what is wrong with those after it is told at their own.
        private JsonArray? Rows(RequiredField field, string pointer)
        {
            var rows = Enumerable.Range(0, values.Rows(pointer)).Select(row => Object(field.Parts ?? [], $"{pointer}/{row}")).ToList();
            var last = rows.FindLastIndex(row => row.Count > 0);
            return last < 0 ? null : new JsonArray([.. rows.Take(last + 1)]);
        }

        private JsonValue? Number(RequiredField field, string text, string pointer)
        {
            // Chinese keyboards write full-width digits; without ICU, which the host does without, Normalize leaves them.
            var plain = new string([.. text.Select(letter => letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter)]);
            if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            {
                return JsonValue.Create(number);
            }

            Faults.Add(new FormFault(pointer, $"“{field.Name}”填写有误：应为数字。"));
            return null;
        }
    }
}
