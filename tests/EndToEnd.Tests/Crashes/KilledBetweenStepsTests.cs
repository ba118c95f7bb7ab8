using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

public sealed class KilledBetweenStepsTests
{
    // Up to the review the lives are the same, so one that is killed from the first step on is enough in a plain run.
    private static readonly bool EachFromTheFirst = Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1";

    public static TheoryData<Ending> Endings => [Ending.Completed, Ending.Withdrawn, .. EachFromTheFirst ? (Ending[])[Ending.Rejected] : []];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_life_whose_host_is_killed_between_every_two_steps_is_like_a_calm_one(Ending ending)
    {
        await using var service = await Service.StartAsync();
        var kill = ending == Ending.Completed || EachFromTheFirst;
        var life = new ChronicDiseaseCase(service.ReadAsync, async command =>
        {
            var answer = await service.DoAsync(command);
            if (kill)
            {
                await service.KillAndRestartAsync();
            }

            return answer;
        });

        await life.BeginAsync();
        kill = true;
        await life.EndAsync(ending);

        await Course.ShouldBeCalmAsync(service, life, ending);
    }
}
