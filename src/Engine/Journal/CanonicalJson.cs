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

    /// <summary>One for each thread, used again and again.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    /// <param name="node">The value.</param>
    /// <exception cref="FormatException">A number is not a whole number in the range of a 53-bit integer, or a text holds half a surrogate pair.</exception>
    public static byte[] Bytes(JsonNode? node)
    {
        buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        try
        {
            Write(buffer, node);
            return buffer.WrittenSpan.ToArray();
        }
        catch (EncoderFallbackException exception)
        {
            throw new FormatException("A text in the journal must be well-formed UTF-16.", exception);
        }
    }

    /// <summary>A text in quotes, with the shortest escapes.</summary>
    /// <param name="value">The text.</param>
    internal static string Quoted(string value) => Utf8.GetString(Bytes(JsonValue.Create(value)));

    private static void Write(ArrayBufferWriter<byte> bytes, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                Write(bytes, json);
                break;
            case JsonArray array:
                Write(bytes, array);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Write(bytes, value.TryGetValue(out string? plain) ? plain : JsonSerializer.SerializeToElement(value).GetString()!);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                Utf8.GetBytes(Number(value).ToString(CultureInfo.InvariantCulture), bytes);
                break;
            default:
                Utf8.GetBytes(node?.ToJsonString() ?? "null", bytes);
                break;
        }
    }

    private static void Write(ArrayBufferWriter<byte> bytes, JsonObject json)
    {
        var members = json.ToArray();
        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        bytes.Write("{"u8);
        for (var index = 0; index < members.Length; index++)
        {
            bytes.Write(index == 0 ? ""u8 : ","u8);
            Write(bytes, members[index].Key);
            bytes.Write(":"u8);
            Write(bytes, members[index].Value);
        }

        bytes.Write("}"u8);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, JsonArray array)
    {
        bytes.Write("["u8);
        for (var index = 0; index < array.Count; index++)
        {
            bytes.Write(index == 0 ? ""u8 : ","u8);
            Write(bytes, array[index]);
        }

        bytes.Write("]"u8);
    }

    private static long Number(JsonValue value) =>
        long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -LargestExact and <= LargestExact
            ? number
            : throw new FormatException("A number in the journal must be a whole number; write decimals as strings.");

    private static void Write(ArrayBufferWriter<byte> bytes, string value)
    {
        bytes.Write("\""u8);
        var rest = value.AsSpan();
        for (int plain; (plain = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(plain + 1)..])
        {
            Utf8.GetBytes(rest[..plain], bytes);
            WriteEscape(bytes, rest[plain]);
        }

        Utf8.GetBytes(rest, bytes);
        bytes.Write("\""u8);
    }

    private static void WriteEscape(ArrayBufferWriter<byte> bytes, char character)
    {
        switch (character)
        {
            case '"':
                bytes.Write("\\\""u8);
                break;
            case '\\':
                bytes.Write("\\\\"u8);
                break;
            case '\b':
                bytes.Write("\\b"u8);
                break;
            case '\t':
                bytes.Write("\\t"u8);
                break;
            case '\n':
                bytes.Write("\\n"u8);
                break;
            case '\f':
                bytes.Write("\\f"u8);
                break;
            case '\r':
                bytes.Write("\\r"u8);
                break;
            default:
                Utf8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"), bytes);
                break;
        }
    }
}
