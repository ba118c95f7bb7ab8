using Elsa.Workflows;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Interventions;

/// <summary>What faulted is left by an outcome, as if it had completed.</summary>
public sealed class SkipTests : EngineTest
{
    [Fact]
    public async Task The_flow_goes_on_by_the_outcome()
    {
        var instance = await Host.StartAsync(Definition("case", "frail:Frail after:Act", "frail -> after"));

        await SkipAsync(instance, "frail", "Done");

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Skipped", "after done");
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task What_waited_at_the_fault_waits_no_more()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:FrailAsk yes:Act no:Act", "ask:Yes -> yes", "ask:No -> no"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        await SkipAsync(instance, "ask", "No");

        (await Host.EffectsAsync(instance)).Should().EndWith("no done");
        (await CountAsync("engine.bookmarks")).Should().Be(0);
        (await CountAsync("engine.instances where incidents = 0 and finished_at is not null")).Should().Be(1);
    }

    [Fact]
    public async Task An_outcome_without_a_line_is_refused_and_the_lines_are_named()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:FrailAsk yes:Act no:Act", "ask:Yes -> yes", "ask:No -> no"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        var skipping = () => SkipAsync(instance, "ask", "Perhaps");

        (await skipping.Should().ThrowAsync<StimulusRefusedException>()).Which.Message.Should().Be("该步骤没有出口“Perhaps”；有连线的出口：Yes、No。");
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle();
    }

    private async Task SkipAsync(Guid instance, string activityId, string outcome) => await Host.SendAsync(instance, new Stimulus(StimulusKind.Skip, "Skipped", "admin")
    {
        ExecutionId = (await Host.StateAsync(instance)).ExecutionsOf(activityId).Single().Id,
        Outcome = outcome,
    });
}
