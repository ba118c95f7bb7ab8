using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>The host kills itself within commands; the client sends each again, under the same key, until it is answered.</summary>
public sealed class KilledAtCrashPointsTests
{
    private const string First = "BeforeCommit:1";
    private const string Done = "AfterCommit:1";
    private const string Last = "BeforeAnswer:1";

    // An upload is no burst and passes only the points of its commit.
    private static readonly string[] OfUpload = [First, Done, Last];
    private static readonly string[] OfBurst = [First, "AfterLock:1", "AfterActivities:1", Done, Last];

    [Theory]
    [InlineData(Ending.Completed)]
    [InlineData(Ending.Rejected)]
    [Trait("Category", "Large")]
    public Task A_life_whose_host_dies_at_each_crash_point_of_each_step_is_like_a_calm_one(Ending ending) => LiveAsync(ending, _ => true);

    [Fact]
    public Task So_is_one_whose_host_dies_at_each_crash_point_of_an_upload_and_of_the_first_and_the_last_burst()
    {
        var hasUploaded = false;
        return LiveAsync(Ending.Withdrawn, command => command.Path switch
        {
            "/api/files" => !hasUploaded && (hasUploaded = true),
            "/api/cases" => true,
            var path => path.EndsWith("/withdrawal", StringComparison.Ordinal),
        });
    }

    private static async Task LiveAsync(Ending ending, Func<Command, bool> isMortal)
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, command => isMortal(command) ? InsistAsync(service, command) : service.DoAsync(command));

        await life.LiveAsync(ending);

        await Course.ShouldBeCalmAsync(service, life, ending);
    }

    /// <summary>Sends a command to host after host, each of which dies of it at another point; the answer comes from the first that need not do it.</summary>
    private static async Task<JsonNode> InsistAsync(Service service, Command command)
    {
        await service.Host.KillAsync();
        foreach (var point in command.Path == "/api/files" ? OfUpload : OfBurst)
        {
            await service.StartHostAsync(point);
            var before = await service.ContentsAsync();
            await service.ShouldDieOfAsync(command);
            if (point != Done)
            {
                (await service.ContentsAsync()).Except(before).Should().BeEmpty($"the host died {point}");
            }
        }

        await service.StartHostAsync();
        return await service.DoAsync(command);
    }
}
