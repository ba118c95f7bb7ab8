using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Journal;

namespace MedInsFlows.Engine.Tests.Journal;

/// <summary>RFC 8785, as far as whole numbers go.</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void Members_are_sorted_by_UTF_16_code_units_as_in_section_3_2_3() =>
        Canonical("""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """)
            .Should().Be(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");

    [Fact]
    public void Members_are_sorted_at_every_depth_and_items_are_not() =>
        Canonical("""{"b":[{"z":1,"a":[3,1,2]},"x"],"a":{"2":null,"10":true,"1":{}}}""")
            .Should().Be("""{"a":{"1":{},"10":true,"2":null},"b":[{"a":[3,1,2],"z":1},"x"]}""");

    [Fact]
    public void Texts_have_the_shortest_escapes_as_in_section_3_2_2() =>
        Canonical("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}""")
            .Should().Be("{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");

    [Fact]
    public void Every_control_character_has_its_escape_and_nothing_else_has_one()
    {
        var text = string.Concat(Enumerable.Range(0, 0x21).Select(code => (char)code)) + "\u007f\u0080\u2028\u2029\u3000<>&+'中𠮷";

        Canonical(JsonValue.Create(text)).Should().Be(
            "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017"
            + "\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f \u007f\u0080\u2028\u2029\u3000<>&+'中𠮷\"");
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    [InlineData(" { } ", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData("null", "null")]
    public void Whole_numbers_and_empty_values_are_written_plainly(string json, string canonical) => Canonical(json).Should().Be(canonical);

    [Theory]
    [InlineData("0.5")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1E400")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999")]
    [InlineData("{\"a\":[{\"b\":0.1}]}")]
    public void Fractions_and_numbers_beyond_53_bits_are_refused(string json)
    {
        var write = () => Canonical(json);

        write.Should().Throw<FormatException>();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_not_replaced()
    {
        var write = () => Canonical(new JsonObject { ["a"] = "x\ud83dy" });

        write.Should().Throw<FormatException>();
    }

    [Fact]
    public void Canonical_bytes_read_and_written_again_are_the_same()
    {
        var random = new Random(8785);
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = CanonicalJson.Bytes(Draw(random, 3));

            CanonicalJson.Bytes(JsonNode.Parse(bytes)).Should().Equal(bytes);
        }
    }

    private static JsonNode? Draw(Random random, int depth) => random.Next(depth == 0 ? 4 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(-(1L << 53) + 1, 1L << 53),
        3 => Text(random),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Draw(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(key => KeyValuePair.Create(key.ToString(CultureInfo.InvariantCulture) + Text(random), Draw(random, depth - 1)))),
    };

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => new Rune(random.Next(3) == 0 ? random.Next(0x20) : random.Next(0xE000, 0x11000)).ToString()));

    private static string Canonical(string json) => Canonical(JsonNode.Parse(json));

    private static string Canonical(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Bytes(node));
}
