using System.Net;

namespace MedInsFlows.Host.Tests.Api;

[Collection(DemoHostTests.Name)]
public sealed class IdempotencyKeyTests(DemoHost demo)
{
    [Theory]
    [InlineData("a")]
    [InlineData("7c9e6679-7425-40de-944b-e07fc1f90ae7")]
    [InlineData("\"quoted:key\"")]
    public async Task A_key_of_visible_characters_is_taken(string key)
    {
        using var answer = await SendAsync(key);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.ReadAsync())["key"]!.GetValue<string>().Should().Be(key);
    }

    [Fact]
    public async Task No_key_is_no_fault()
    {
        using var answer = await SendAsync();

        (await answer.ReadAsync())["key"].Should().BeNull();
    }

    [Fact]
    public async Task Anything_else_is_refused()
    {
        foreach (string[] keys in new string[][] { ["two words"], [""], [new string('x', 201)], ["one", "two"] })
        {
            using var answer = await SendAsync(keys);

            (await answer.ParameterErrorsAsync()).Should().Equal("Idempotency-Key bad-value");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(params string[] keys)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/test/command", UriKind.Relative));
        foreach (var key in keys)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await demo.Host.Http.SendAsync(request);
    }
}
