using MedInsFlows.Host.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MedInsFlows.Host.Tests.Requests;

/// <summary>Behind a proxy, outside demo mode.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly HostFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.9", "203.0.113.9 https")]
    [InlineData("127.0.0.0/8, 10.0.0.0/8", "203.0.113.9, 10.1.2.3", "203.0.113.9 https")]
    [InlineData("127.0.0.0/8", "10.9.9.9, 203.0.113.9", "203.0.113.9 https")]
    [InlineData("10.0.0.0/8", "203.0.113.9", "127.0.0.1 http")]
    [InlineData(null, "203.0.113.9", "127.0.0.1 http")]
    public async Task The_word_of_a_proxy_counts_as_far_as_its_network_is_trusted(string? trusted, string forwarded, string seen)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await StartAsync(database, trusted);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/test/client", UriKind.Relative))
        {
            Headers = { { "X-Forwarded-For", forwarded }, { "X-Forwarded-Proto", string.Join(", ", forwarded.Split(", ").Select(_ => "https")) } },
        };

        using var answer = await host.Http.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).Should().Be(seen);
        answer.Headers.Contains("Strict-Transport-Security").Should().Be(seen.EndsWith("https", StringComparison.Ordinal), "it is told by HTTPS only");
    }

    private Task<RunningHost> StartAsync(TestDatabase database, string? trusted) => RunningHost.StartAsync(
        folder.Arguments(database, ("MedIns:Demo:PasswordFile", null), ("MedIns:TrustedNetworks", trusted)),
        endpoints: endpoints => endpoints.MapGet(
            "/test/client",
            (HttpContext context) => $"{context.Connection.RemoteIpAddress!.MapToIPv4()} {context.Request.Scheme}").OpenToEveryone());
}
