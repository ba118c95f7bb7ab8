using Elsa.Workflows;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Interventions;

/// <summary>An instance that is held stands still, loses nothing, and goes on when it is released.</summary>
public sealed class HoldTests : EngineTest
{
    [Fact]
    public async Task While_held_nobody_can_answer()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask after:Act", "ask:Yes -> after"));
        await HoldAsync(instance);

        var answering = () => Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await answering.Should().ThrowAsync<StimulusRefusedException>()).Which.Message.Should().Be("该办件的流程已被管理员暂停，恢复后才能继续办理。");
        (await Host.StateAsync(instance)).Waiting().Should().Equal("ask");
    }

    [Fact]
    public async Task Released_it_goes_on()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask after:Act", "ask:Yes -> after"));
        await HoldAsync(instance);
        await ReleaseAsync(instance);

        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_delay_that_is_over_meanwhile_goes_on_at_the_release()
    {
        var instance = await Host.StartAsync(Definition("case", "pause:Elsa.Delay after:Act", "pause -> after"));
        await HoldAsync(instance);
        BusinessTime.Advance(TimeSpan.FromHours(1));
        (await Host.FireDueAsync()).Should().Be(0);
        (await Host.FireDueAsync()).Should().Be(0, "it was put off");

        await ReleaseAsync(instance);

        (await Host.FireDueAsync()).Should().Be(1, "with no further waiting");
        (await Host.EffectsAsync(instance)).Should().EndWith("after done");
    }

    [Fact]
    public async Task Clocks_go_on_meanwhile()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));
        await ExecuteAsync("insert into engine.timers (instance_id, subject, kind, generation, due_at) values ($1, 'limit', 'Due', 0, $2)", instance, BusinessTime.Now.UtcDateTime);
        await HoldAsync(instance);

        (await Host.FireDueAsync()).Should().Be(1);

        (await Host.EffectsAsync(instance)).Should().EndWith("Due");
    }

    [Fact]
    public async Task A_held_instance_does_not_hold_up_others()
    {
        await Host.PublishAsync(Definition("case", "pause:Elsa.Delay after:Act", "pause -> after"));
        var (held, other) = (await Host.StartAsync("case"), await Host.StartAsync("case"));
        await HoldAsync(held);
        BusinessTime.Advance(TimeSpan.FromHours(1));

        (await Host.FireDueAsync()).Should().Be(1);

        (await Host.StateAsync(other)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Holding_twice_and_releasing_what_is_not_held_are_refused()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));

        await FluentActions.Awaiting(() => ReleaseAsync(instance)).Should().ThrowAsync<StimulusRefusedException>();
        await HoldAsync(instance);
        await FluentActions.Awaiting(() => HoldAsync(instance)).Should().ThrowAsync<StimulusRefusedException>();
    }

    [Fact]
    public async Task What_the_sender_did_not_see_yet_makes_a_command_stale()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));
        await HoldAsync(instance);

        var releasing = () => Host.SendAsync(instance, new Stimulus(StimulusKind.Release, "Released", "admin") { Expected = 1 });

        (await releasing.Should().ThrowAsync<StimulusRefusedException>()).Which.Message.Should().Be("办件在此期间已有新的进展，请重新查看后再操作。");
        await Host.SendAsync(instance, new Stimulus(StimulusKind.Release, "Released", "admin") { Expected = 2 });
    }

    private Task HoldAsync(Guid instance) => Host.SendAsync(instance, new Stimulus(StimulusKind.Hold, "Held", "admin"));

    private Task ReleaseAsync(Guid instance) => Host.SendAsync(instance, new Stimulus(StimulusKind.Release, "Released", "admin"));
}
