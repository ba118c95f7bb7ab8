using System.Net;

namespace MedInsFlows.Host.Tests.Requests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task An_account_may_do_far_more_than_is_promised_and_is_then_told_when_to_go_on()
    {
        using var folder = new HostFolder();
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(folder.Arguments(database));
        var statuses = new List<HttpStatusCode>();

        HttpResponseMessage answer;
        do
        {
            answer = await host.SendAsync(HttpMethod.Post, "/api/nothing", "henan-acceptor");
            statuses.Add(answer.StatusCode);
        }
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && statuses.Count < 20_000);

        statuses.Should().HaveCountGreaterThan(1_200, "120 a minute are promised");
        await answer.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        answer.Headers.RetryAfter!.Delta.Should().BePositive();
        using var other = await host.SendAsync(HttpMethod.Post, "/api/nothing", "henan-reviewer");
        using var read = await host.GetAsync("/api/me", "henan-acceptor");
        other.StatusCode.Should().Be(HttpStatusCode.NotFound, "another account is not held up");
        read.StatusCode.Should().Be(HttpStatusCode.OK, "reads are counted apart");
    }
}
