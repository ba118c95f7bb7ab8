using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Journal;

/// <summary>
/// JSON in the canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, the shortest escapes. The journal writes numbers
/// only as whole numbers (decimals and money are strings), so the RFC's rules for floating point never apply; anything else is refused.
/// </summary>
public static class CanonicalJson
{
    private const long LargestExact = (1L << 53) - 1;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(code => (char)code)]);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    /// <param name="node">The value.</param>
    /// <exception cref="FormatException">A number is not a whole number in the range of a 53-bit integer, or a text holds half a surrogate pair.</exception>
    public static byte[] Bytes(JsonNode? node)
    {
        var text = new StringBuilder(512);
        Write(text, node);
        try
        {
            return Utf8.GetBytes(text.ToString());
        }
        catch (EncoderFallbackException exception)
        {
            throw new FormatException("A text in the journal must be well-formed UTF-16.", exception);
        }
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                Write(text, json);
                break;
            case JsonArray array:
                Write(text, array);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Write(text, value.TryGetValue(out string? plain) ? plain : JsonSerializer.SerializeToElement(value).GetString()!);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                Write(text, Number(value));
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Write(StringBuilder text, JsonObject json)
    {
        var members = json.ToArray();
        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        text.Append('{');
        for (var index = 0; index < members.Length; index++)
        {
            text.Append(index == 0 ? string.Empty : ",");
            Write(text, members[index].Key);
            text.Append(':');
            Write(text, members[index].Value);
        }

        text.Append('}');
    }

    private static void Write(StringBuilder text, JsonArray array)
    {
        text.Append('[');
        for (var index = 0; index < array.Count; index++)
        {
            text.Append(index == 0 ? string.Empty : ",");
            Write(text, array[index]);
        }

        text.Append(']');
    }

    private static long Number(JsonValue value) =>
        long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -LargestExact and <= LargestExact
            ? number
            : throw new FormatException("A number in the journal must be a whole number; write decimals as strings.");

    private static void Write(StringBuilder text, long number) => text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Writes a text in quotes, with the shortest escapes.</summary>
    internal static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        if (value.AsSpan().IndexOfAny(Escaped) < 0)
        {
            text.Append(value);
        }
        else
        {
            foreach (var character in value)
            {
                _ = character switch
                {
                    '"' => text.Append("\\\""),
                    '\\' => text.Append("\\\\"),
                    '\b' => text.Append("\\b"),
                    '\t' => text.Append("\\t"),
                    '\n' => text.Append("\\n"),
                    '\f' => text.Append("\\f"),
                    '\r' => text.Append("\\r"),
                    < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                    _ => text.Append(character),
                };
            }
        }

        text.Append('"');
    }
}
