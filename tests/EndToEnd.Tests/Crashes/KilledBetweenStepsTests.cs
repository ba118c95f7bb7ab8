using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

public sealed class KilledBetweenStepsTests
{
    [Fact]
    public Task A_life_whose_host_is_killed_between_every_two_steps_is_like_a_calm_one() => LiveAsync(Ending.Completed);

    [Theory]
    [InlineData(Ending.Rejected)]
    [InlineData(Ending.Withdrawn)]
    [Trait("Category", "Large")]
    public Task So_is_one_that_ends_otherwise(Ending ending) => LiveAsync(ending);

    private static async Task LiveAsync(Ending ending)
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, async command =>
        {
            var answer = await service.DoAsync(command);
            await service.KillAndRestartAsync();
            return answer;
        });

        await life.LiveAsync(ending);

        await Course.ShouldBeCalmAsync(service, life, ending);
    }
}
