using System.Text;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Fuzzing;

/// <summary>Spoils requests: by types, members, sizes, odd text, depth, numbers, ids of others, and broken bytes. What it draws is told by its seed.</summary>
internal sealed class Mutation(Random random, IReadOnlyList<string> ids)
{
    private const string Raw = "raw:";

    /// <summary>Values as they are written, among them those that no JSON library would write.</summary>
    private static readonly string[] Literals =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "-0.0", "2147483648", "-9223372036854775809", "99999999999999999999999999999999", "1e308", "1e400", "-1e400", "0.1e-400",
        "79228162514264337593543950336", "\"\"", "\" \"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\u202e反\"", "\"\\ufeff\"", "\"\\uffff\"",
        "\"👨‍👩‍👧‍👦\"", "\"𠮷野家\"", "\"e\\u0301\\u0301\\u0301\"", "\"١٢٣\"", "\"１２３\"", "\"'; drop table cases.cases; --\"", "\"%s%n\"", "\"{{原因}}\"", "\"<script>alert(1)</script>\"",
        "\"../../etc/passwd\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"2026-04-20T25:00:00+08:00\"", "\"9999-12-31T23:59:59.9999999-18:00\"", "\"-9998-01-01T00:00:00Z\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"11010519491231002X\"", "[]", "{}", "[null]", "[[]]", "{\"\":1}", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}", "{\"\\u0000\":1}", "{\"__proto__\":{}}",
        "{\"$ref\":\"1\"}", "{\"$type\":\"System.Object\"}",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "201", "2147483648", "1e9", "0x1F", "null", "true", "open", "red", "completed", "heilongjiang", "atlantis", "2026-04-20", "9999-12-31", "0001-01-01", "immediate",
        "workingDays", "%00", "%", "%zz", "%E0%A4%A", "%ED%A0%80", "%F0%9F%91%A8", "%252e%252e%252f", "..%2f..%2f", "a%0d%0ab", "%EF%BC%91", "%D9%A1", "'%20or%20'1'='1", "%25%5F%5C", "+", "&", "=", "a[]=1", "%FE%FF",
    ];

    /// <summary>A body spoilt in one to three places, or in its bytes.</summary>
    public byte[] Body(JsonNode? valid)
    {
        var body = new JsonObject { ["body"] = valid?.DeepClone() };
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            Spoil(body);
        }

        var text = Write(body["body"]);
        return random.Next(12) == 0 ? Bytes(Encoding.UTF8.GetBytes(text)) : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>A text for a place in an address, percent-encoded or wrongly so.</summary>
    public string Text() => random.Next(6) switch
    {
        0 => Pick(ids),
        1 => new string('9', random.Next(1, 3_000)),
        2 => Uri.EscapeDataString(new string((char)random.Next(0x20, 0xD7FF), random.Next(1, 200))),
        _ => Pick(Texts),
    };

    /// <summary>Bytes with some flipped, left out or put in.</summary>
    public byte[] Bytes(byte[] whole)
    {
        var bytes = whole.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var place = random.Next(bytes.Count + 1);
            switch (random.Next(4))
            {
                case 0 when place < bytes.Count:
                    bytes[place] ^= (byte)random.Next(1, 256);
                    break;
                case 1 when place < bytes.Count:
                    bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 50)));
                    break;
                case 2:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes.InsertRange(place, Enumerable.Range(0, random.Next(1, 20)).Select(_ => (byte)random.Next(256)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static string Write(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => $"{{{string.Join(',', members.Select(member => $"{JsonValue.Create(member.Key).ToJsonString()}:{Write(member.Value)}"))}}}",
        JsonArray elements => $"[{string.Join(',', elements.Select(Write))}]",
        JsonValue value when value.TryGetValue(out string? text) && text.StartsWith(Raw, StringComparison.Ordinal) => text[Raw.Length..],
        _ => node.ToJsonString(),
    };

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((members, member.Key))),
        JsonArray elements => elements.SelectMany((element, index) => Places(element).Prepend((elements, index.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        _ => [],
    };

    private void Spoil(JsonObject body)
    {
        var places = Places(body).ToList();
        var (parent, key) = places[random.Next(places.Count)];
        if (random.Next(8) == 0 && !ReferenceEquals(parent, body))
        {
            Remove(parent, key);
        }
        else if (random.Next(8) == 0 && parent is JsonObject members && !ReferenceEquals(parent, body))
        {
            members[random.Next(2) == 0 ? "colour" : new string('x', random.Next(1, 400))] = Value();
        }
        else
        {
            Replace(parent, key, Value());
        }
    }

    private JsonValue Value() => JsonValue.Create(Raw + (random.Next(14) switch
    {
        0 => JsonValue.Create(Pick(ids)).ToJsonString(),
        1 => $"\"{new string((char)random.Next(0x4E00, 0x9FA5), random.Next(1, 3_000))}\"",
        2 => $"[{string.Join(',', Enumerable.Repeat(Pick(Literals), random.Next(1, 1_500)))}]",
        3 => random.Next(2, 400) is var depth ? new string('[', depth) + new string(']', depth) : "",
        4 => string.Concat(Enumerable.Repeat("{\"a\":", 30)) + "1" + new string('}', 30),
        5 => $"\"{new string('x', random.Next(1, 30) * 50_000)}\"",
        _ => Pick(Literals),
    }));

    private static void Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray elements)
        {
            elements.RemoveAt(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            parent.AsObject().Remove(key);
        }
    }

    private static void Replace(JsonNode parent, string key, JsonNode value)
    {
        if (parent is JsonArray elements)
        {
            elements[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[key] = value;
        }
    }

    private string Pick(IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];
}
