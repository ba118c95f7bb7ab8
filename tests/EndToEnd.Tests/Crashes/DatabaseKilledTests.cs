using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

public sealed class DatabaseKilledTests
{
    /// <summary>A host notices by a failure or two that its connections are dead.</summary>
    private const int Attempts = 5;

    [Fact]
    public async Task A_life_whose_database_is_killed_within_each_step_is_like_a_calm_one_and_the_host_recovers_by_itself()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var service = new Service(await Installation.CreateAsync(cluster));
        await service.StartHostAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, command => InsistAsync(cluster, service, command));

        await life.LiveAsync(Ending.Completed);

        await Course.ShouldBeCalmAsync(service, life, Ending.Completed);
    }

    private static async Task<JsonNode> InsistAsync(TestCluster cluster, Service service, Command command)
    {
        await using (var obstacle = await Obstacle.OnCommitAsync(service.Installation.Database))
        {
            var answer = service.Users.SendAsync(service.Host.Http, command);
            await obstacle.UntilSomeoneWaitsAsync();
            await cluster.KillAsync();
            await ShouldBeOurFaultAsync(await answer);
        }

        await ShouldBeOurFaultAsync(await service.Users.SendAsync(service.Host.Http, command));
        (await service.Host.IsReadyAsync()).Should().BeFalse();
        await cluster.RestartAsync();
        for (var attempt = 1; attempt < Attempts && !await service.Host.IsReadyAsync(); attempt++)
        {
            // It has dropped one more of its dead connections.
        }

        return await service.DoAsync(command);
    }

    private static async Task ShouldBeOurFaultAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.Should().BeOneOf(HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            ((string)problem["detail"]!).Should().Contain("请稍后重试");
        }
    }
}
