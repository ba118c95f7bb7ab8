using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Api;

[Collection(DemoHostTests.Name)]
public sealed class StrictJsonTests(DemoHost demo)
{
    private const string Sound =
        """
        {"name":"张三","count":3,"amount":12.50,"urgent":false,"kind":"publicUnit","dueOn":"2026-03-31","sentAt":"2026-03-31T01:30:00Z",
         "lines":[{"text":"一"},{"text":"二","number":null}],"fields":{"a":[1,"二"]}}
        """;

    [Fact]
    public async Task A_sound_request_is_read_and_answered_by_the_conventions()
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", Sound);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().Contain("\"name\":\"张三\"").And.Contain("\"amount\":12.50").And.Contain("\"dueOn\":\"2026-03-31\"")
            .And.Contain("\"sentAt\":\"2026-03-31T09:30:00+08:00\"").And.Contain("\"kind\":\"publicUnit\"")
            .And.Contain("\"fields\":{\"a\":[1,\"二\"]}");
    }

    [Theory]
    [InlineData("name", "7", "/name wrong-type")]
    [InlineData("name", "null", "/name wrong-type")]
    [InlineData("name", "[]", "/name wrong-type")]
    [InlineData("name", "\"a\\u0000b\"", "/name nul-character")]
    [InlineData("name", "\"\\ud800\"", "/name invalid-text")]
    [InlineData("count", "\"3\"", "/count wrong-type")]
    [InlineData("count", "3.5", "/count bad-value")]
    [InlineData("count", "3000000000", "/count bad-value")]
    [InlineData("amount", "\"12.50\"", "/amount wrong-type")]
    [InlineData("amount", "1e99", "/amount bad-value")]
    [InlineData("urgent", "0", "/urgent wrong-type")]
    [InlineData("urgent", "\"true\"", "/urgent wrong-type")]
    [InlineData("kind", "\"PublicUnit\"", "/kind bad-value")]
    [InlineData("kind", "1", "/kind wrong-type")]
    [InlineData("dueOn", "\"2026-02-30\"", "/dueOn bad-value")]
    [InlineData("dueOn", "\"2026-02-03T00:00:00Z\"", "/dueOn bad-value")]
    [InlineData("dueOn", "20260203", "/dueOn wrong-type")]
    [InlineData("sentAt", "\"2026-03-31T09:30:00\"", "/sentAt bad-value")]
    [InlineData("lines", "{}", "/lines wrong-type")]
    [InlineData("lines", "[7]", "/lines/0 wrong-type")]
    [InlineData("lines", "[null]", "/lines/0 wrong-type")]
    [InlineData("lines", "[{\"text\":\"一\"},{}]", "/lines/1/text missing-field")]
    [InlineData("lines", "[{\"text\":\"一\",\"nummer\":1}]", "/lines/0/nummer unknown-field")]
    [InlineData("lines", "[{\"text\":\"一\",\"text\":\"二\"}]", "/lines/0/text duplicate-field")]
    [InlineData("lines", "[{\"text\":\"一\",\"number\":\"二\"}]", "/lines/0/number wrong-type")]
    [InlineData("code", "\"123456\"", "/code too-long")]
    [InlineData("sign", "\"12345\"", "/sign too-long")]
    [InlineData("tags", "[\"a\",\"b\",\"c\"]", "/tags too-many")]
    [InlineData("tags", "[\"a\",2]", "/tags/1 wrong-type")]
    [InlineData("counts", "{\"a\":1,\"b\":\"x\"}", "/counts/b wrong-type")]
    [InlineData("counts", "{\"a\":1,\"a\":2}", "/counts/a duplicate-field")]
    [InlineData("fields", "{\"a\":{\"b\":[\"\\u0000\"]}}", "/fields/a/b/0 nul-character")]
    [InlineData("fields", "{\"\\u0000\":1}", "/fields nul-character")]
    [InlineData("fields", "{\"\\udc00\":1}", "/fields invalid-text")]
    [InlineData("fields", "{\"a\":1,\"\\u0061\":2}", "/fields/a duplicate-field")]
    [InlineData("fields", "{\"a\":1e999999}", "/fields/a bad-value")]
    [InlineData("fields", "{\"x~y/z\":\"\\ud800\"}", "/fields/x~0y~1z invalid-text")]
    [InlineData("Name", "\"x\"", "/Name unknown-field")]
    public async Task A_fault_is_told_with_its_place_and_kind(string member, string value, string error)
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With(member, value));

        (await answer.BodyErrorsAsync()).Should().Equal(error);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        const string order = """{"name":7,"count":"x","extra":1,"kind":"cat","lines":[{"text":null},{"text":"ok","x":1}],"dueOn":"soon"}""";
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", order);

        (await answer.BodyErrorsAsync()).Should().BeEquivalentTo(
            "/name wrong-type", "/count wrong-type", "/extra unknown-field", "/kind bad-value", "/lines/0/text wrong-type",
            "/lines/1/x unknown-field", "/dueOn bad-value", "/amount missing-field", "/urgent missing-field", "/sentAt missing-field");
    }

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_001, "/name too-long")]
    public async Task A_text_has_two_thousand_characters_at_most(int length, string? error)
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With("name", $"\"{new string('长', length)}\""));

        await ShouldBeAsync(answer, error);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_001, "/lines too-many")]
    public async Task A_list_has_a_thousand_elements_at_most(int length, string? error)
    {
        var lines = string.Join(',', Enumerable.Repeat("{\"text\":\"一\"}", length));
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With("lines", $"[{lines}]"));

        await ShouldBeAsync(answer, error);
    }

    [Fact]
    public async Task A_free_object_has_a_thousand_members_at_most()
    {
        var members = string.Join(',', Enumerable.Range(0, 1_001).Select(number => $"\"m{number}\":1"));
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With("fields", $"{{{members}}}"));

        await ShouldBeAsync(answer, "/fields too-many");
    }

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, "/fields/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0 too-deep")]
    public async Task Sixteen_levels_are_the_deepest(int lists, string? error)
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With("fields", Nested(lists)));

        await ShouldBeAsync(answer, error);
    }

    [Fact]
    public async Task A_hundred_thousand_levels_are_too_deep_and_no_harm()
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With("fields", Nested(100_000)));

        (await answer.BodyErrorsAsync()).Should().ContainSingle(e => e.EndsWith("too-deep"));
    }

    [Fact]
    public async Task Very_many_faults_are_cut_with_a_word()
    {
        var lines = string.Join(',', Enumerable.Repeat("7", 500));
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", With("lines", $"[{lines}]"));

        var errors = await answer.BodyErrorsAsync();
        errors.Should().HaveCount(101);
        errors[^1].Should().Be(" more");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"name\":\"x\",}")]
    [InlineData("{\"name\":NaN}")]
    [InlineData("{} {}")]
    [InlineData("// comment\n{}")]
    public async Task What_is_no_json_is_told_with_its_place(string body)
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", body);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Json_that_is_no_object_is_told(string body)
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", body);

        await ShouldBeAsync(answer, " wrong-type");
    }

    [Fact]
    public async Task Invalid_utf8_is_told()
    {
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var answer = await demo.Host.SendAsync(HttpMethod.Post, "/api/test/orders", content: content);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=gbk")]
    [InlineData("application/xml")]
    public async Task Another_type_of_body_is_refused(string contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Sound));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var answer = await demo.Host.SendAsync(HttpMethod.Post, "/api/test/orders", content: content);

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_refused()
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/orders", $"\"{new string('x', 1024 * 1024)}\"");

        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    private static string Nested(int lists) => new string('[', lists) + "1" + new string(']', lists);

    // By hand, for a JsonNode cannot hold what is wrong here.
    private static string With(string member, string value)
    {
        var order = JsonNode.Parse(Sound)!.AsObject();
        order.Remove(member);
        return $"{order.ToJsonString()[..^1]},\"{member}\":{value}}}";
    }

    private static async Task ShouldBeAsync(HttpResponseMessage answer, string? error)
    {
        if (error is null)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }
        else
        {
            (await answer.BodyErrorsAsync()).Should().Equal(error);
        }
    }
}
