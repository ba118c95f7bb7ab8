using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>Commands without an idempotency key whose host died before their commit.</summary>
public sealed class LostCommandTests
{
    [Fact]
    [Trait("Category", "Large")]
    public async Task A_command_without_a_key_that_died_before_its_commit_has_left_no_trace()
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, service.DoAsync);
        await life.SubmitAsync();
        var file = (string)(await service.DoAsync(ChronicDiseaseCase.File("records")))["fileId"]!;
        await LoseAsync(service, ChronicDiseaseCase.File("records"), "BeforeCommit");
        await LoseAsync(service, ChronicDiseaseCase.Application(life.Email, file, file), "AfterLock", "AfterActivities", "BeforeCommit");
        await LoseAsync(service, ChronicDiseaseCase.Correction(life.Id, file), "BeforeCommit");
        await LoseAsync(service, ChronicDiseaseCase.Withdrawal(life.Id), "BeforeCommit");

        await service.StartHostAsync();
        await life.CorrectAsync();
        var task = await life.OpenTaskAsync(ChronicDiseaseCase.Acceptor);
        await LoseAsync(service, ChronicDiseaseCase.Claim(ChronicDiseaseCase.Acceptor, task), "BeforeCommit");
        await service.StartHostAsync();
        await service.DoAsync(ChronicDiseaseCase.Claim(ChronicDiseaseCase.Acceptor, task));
        await LoseAsync(
            service, ChronicDiseaseCase.Decision(ChronicDiseaseCase.Acceptor, task, "受理"), "AfterLock", "AfterActivities", "BeforeCommit");
    }

    /// <summary>Sends a command to hosts that die of it.</summary>
    private static async Task LoseAsync(Service service, Command command, params IEnumerable<string> points)
    {
        var before = await service.ContentsAsync();
        foreach (var point in points)
        {
            await service.KillAndRestartAsync($"{point}:1");
            await service.ShouldDieOfAsync(command);
            (await service.ContentsAsync()).Except(before).Should().BeEmpty($"{command.Path} was lost {point}");
        }
    }
}
