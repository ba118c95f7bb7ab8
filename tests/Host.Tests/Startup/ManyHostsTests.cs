using System.Net;

namespace MedInsFlows.Host.Tests.Startup;

public sealed class ManyHostsTests
{
    [Fact]
    public async Task Two_hosts_may_start_at_once_over_an_empty_database_and_read_each_others_tokens()
    {
        using var folder = new HostFolder();
        await using var database = await TestDatabase.CreateAsync();
        var args = folder.Arguments(database);
        var hosts = await Task.WhenAll(RunningHost.StartAsync(args), RunningHost.StartAsync(args));
        await using var one = hosts[0];
        await using var other = hosts[1];

        using var there = await other.SendWithTokenAsync(HttpMethod.Get, "/api/me", await one.TokenAsync("henan-acceptor"));
        using var back = await one.SendWithTokenAsync(HttpMethod.Get, "/api/me", await other.TokenAsync("henan-acceptor"));

        there.StatusCode.Should().Be(HttpStatusCode.OK);
        back.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
