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
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(code => (char)code)]);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    /// <param name="node">The value.</param>
    /// <exception cref="FormatException">A number is not a whole number in the range of a 53-bit integer, or a text holds half a surrogate pair.</exception>
    public static byte[] Bytes(JsonNode? node)
    {
        var text = new StringBuilder();
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
        var separator = string.Empty;
        switch (node)
        {
            case JsonObject json:
                text.Append('{');
                foreach (var (name, value) in json.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(separator);
                    separator = ",";
                    Write(text, name);
                    text.Append(':');
                    Write(text, value);
                }

                text.Append('}');
                break;
            case JsonArray array:
                text.Append('[');
                foreach (var item in array)
                {
                    text.Append(separator);
                    separator = ",";
                    Write(text, item);
                }

                text.Append(']');
                break;
            case JsonValue value when value.TryGetValue<string>(out var plain):
                Write(text, plain);
                break;
            default:
                WriteScalar(text, JsonSerializer.SerializeToElement(node));
                break;
        }
    }

    private static void WriteScalar(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Write(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetInt64(out var number) && number is > -(1L << 53) and < 1L << 53
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : throw new FormatException("A number in the journal must be a whole number; write decimals as strings."));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

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
