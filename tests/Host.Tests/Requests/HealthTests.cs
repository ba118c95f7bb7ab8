using System.Net;

namespace MedInsFlows.Host.Tests.Requests;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_names_its_checks_and_fails_without_the_database_while_the_process_lives()
    {
        using var folder = new HostFolder();
        var database = await TestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(folder.Arguments(database));

        using var ready = await host.GetAsync("/health/ready");
        await database.DisposeAsync();
        using var unready = await host.GetAsync("/health/ready");
        using var live = await host.GetAsync("/health/live");

        ready.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).Should()
            .Be("""{"status":"healthy","checks":[{"name":"database","status":"healthy"},{"name":"regions","status":"healthy"},{"name":"definitions","status":"healthy"},{"name":"jobs","status":"healthy"}]}""");
        unready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await unready.Content.ReadAsStringAsync()).Should().Contain("""{"name":"database","status":"unhealthy"}""");
        live.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
