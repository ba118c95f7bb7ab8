using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using MedInsFlows.Engine.Timers;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Timers;

/// <summary>A timer may mean several commands to its instance. They are one commit, with the closing of the timer.</summary>
public sealed class TimerEffectTests : EngineTest
{
    [Fact]
    public async Task What_a_timer_means_happens_in_one_commit()
    {
        var instance = await ArmAsync();

        (await FireAsync(Note("first"), Note("second"))).Should().Be(1);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "first", "second");
        (await ExecuteAsync("select count(distinct xmin::text) from (select xmin from test.effects where effect in ('first', 'second') union all select xmin from engine.timers) rows")).Should().Be(1L);
    }

    [Fact]
    public async Task What_the_first_command_leaves_nothing_to_do_is_refused_and_undoes_nothing()
    {
        var instance = await ArmAsync();

        (await FireAsync(Note("first"), new Stimulus(StimulusKind.Resume, "second", "system") { BookmarkId = Guid.Empty.ToString() }, Note("third"))).Should().Be(1);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "first", "third");
        (await CountAsync("engine.timers where outcome = 'fired'")).Should().Be(1);
    }

    [Fact]
    public async Task Where_one_fails_none_has_happened_and_all_are_tried_again()
    {
        var instance = await ArmAsync();

        (await FireAsync(Note("first"), Note("first"))).Should().Be(0, "the same command cannot be done twice");

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked");
        (await CountAsync("engine.timers where closed_at is null and attempts = 1 and error = 'RepeatedCommandException'")).Should().Be(1);
    }

    private static Stimulus Note(string name) => new(StimulusKind.Note, name, "system");

    private Task<int> FireAsync(params Stimulus[] stimuli) =>
        Host.Timers.FireDueAsync(_ => stimuli.Select(stimulus => new TestCommand(stimulus.Name, stimulus)), CancellationToken.None);

    private async Task<Guid> ArmAsync()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));
        await Database.ArmAsync(instance, BusinessTime.Now, (new TimerKey("limit", "Due", 0), TimeSpan.Zero));
        return instance;
    }
}
