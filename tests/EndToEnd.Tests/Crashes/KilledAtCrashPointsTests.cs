using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>
/// The host kills itself within commands; the client sends each again, under the same key, until it is answered. In a plain run the first upload and the first
/// 签收 stand for those that follow.
/// </summary>
public sealed class KilledAtCrashPointsTests
{
    private const string First = "BeforeCommit:1";
    private const string Done = "AfterCommit:1";
    private const string Last = "BeforeAnswer:1";

    // An upload is no burst and passes only the points of its commit.
    private static readonly string[] OfUpload = [First, Done, Last];
    private static readonly string[] OfBurst = [First, "AfterLock:1", "AfterActivities:1", Done, Last];

    private static readonly bool EachOfAKind = Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1";

    public static TheoryData<Ending> OtherEndings => [Ending.Withdrawn, .. EachOfAKind ? (Ending[])[Ending.Rejected] : []];

    [Fact]
    public async Task A_life_whose_host_dies_at_each_crash_point_of_each_step_is_like_a_calm_one()
    {
        await using var service = await Service.StartAsync();
        var met = new HashSet<string>();
        var life = new ChronicDiseaseCase(service.ReadAsync, command => met.Add(KindOf(command)) ? InsistAsync(service, command) : service.DoAsync(command));

        await life.LiveAsync(Ending.Completed);

        await Course.ShouldBeCalmAsync(service, life, Ending.Completed);
    }

    [Theory]
    [MemberData(nameof(OtherEndings))]
    public async Task So_is_one_that_ends_otherwise(Ending ending)
    {
        await using var service = await Service.StartAsync();
        var insist = false;
        var life = new ChronicDiseaseCase(service.ReadAsync, command => insist ? InsistAsync(service, command) : service.DoAsync(command));

        await life.BeginAsync();
        insist = true;
        await life.EndAsync(ending);

        await Course.ShouldBeCalmAsync(service, life, ending);
    }

    private static string KindOf(Command command) =>
        EachOfAKind ? command.Key!
        : command.Path == "/api/files" ? "upload"
        : command.Path.EndsWith("/claim", StringComparison.Ordinal) ? "claim"
        : command.Key!;

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
