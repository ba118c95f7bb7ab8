using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using MedInsFlows.Engine.Timers;
using Npgsql;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Timers;

/// <summary>In which order timers fire, and that nothing stands in the way of what is behind it.</summary>
public sealed class TimerOrderTests : EngineTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_came_due_during_downtime_fires_once_in_the_order_of_each_instance()
    {
        var instances = await StartAsync(30);
        foreach (var instance in instances)
        {
            await ArmAsync(instance, ("Due", 3), ("Red", 2), ("Yellow", 1));
        }

        BusinessTime.Advance(24 * Hour);
        (await Task.WhenAll(NewHost().FireDueAsync(), NewHost().FireDueAsync())).Sum().Should().Be(3 * instances.Count);

        foreach (var instance in instances)
        {
            (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "Yellow", "Red", "Due");
        }
    }

    [Theory]
    [InlineData("Yellow", "Red", "Due", "Outcome")]
    [InlineData("Outcome", "Due", "Red", "Yellow")]
    public async Task Of_those_due_at_the_same_instant_the_one_armed_first_fires_first(params string[] kinds)
    {
        var instance = (await StartAsync(1))[0];
        await ArmAsync(instance, [.. kinds.Select(kind => (kind, 1))]);
        BusinessTime.Advance(Hour);

        (await Host.FireDueAsync()).Should().Be(4);

        (await Host.EffectsAsync(instance)).Should().Equal(["Started", "ask asked", .. kinds]);
    }

    [Fact]
    public async Task However_many_are_held_broken_or_busy_those_behind_them_fire_in_the_same_turn()
    {
        var instances = await StartAsync(61);
        foreach (var (number, instance) in instances.Index())
        {
            await ArmAsync(instance, ("Due", number));
        }

        var (held, broken, busy, sound) = (instances[..20], instances[20..40], instances[40..60], instances[60]);
        foreach (var instance in held)
        {
            await Host.SendAsync(instance, new Stimulus(StimulusKind.Hold, "Held", "admin"));
            await ExecuteAsync("update engine.timers set subject = gen_random_uuid()::text, kind = 'Elsa.Delay' where instance_id = $1", instance);
        }

        await ExecuteAsync("update engine.instances set state = 'broken' where id = any($1)", broken);
        broken.ForEach(HasAltered);
        await using var someone = await Database.OpenConnectionAsync();
        await using var transaction = await someone.BeginTransactionAsync();
        await using (var lockThem = new NpgsqlCommand("select from engine.instances where id = any($1) for update", someone))
        {
            lockThem.Parameters.Add(new NpgsqlParameter { Value = busy });
            await lockThem.ExecuteNonQueryAsync();
        }

        BusinessTime.Advance(100 * Hour);

        (await Host.FireDueAsync()).Should().Be(1);

        (await Host.EffectsAsync(sound)).Should().EndWith("Due");
        (await CountAsync("engine.timers where attempts = 1 and closed_at is null")).Should().Be(40, "those that are held or broken wait apart");
        (await CountAsync("engine.timers where attempts = 0 and closed_at is null")).Should().Be(20, "being busy is no failure");
    }

    [Fact]
    public async Task One_that_is_tried_again_fires_before_what_has_come_due_since()
    {
        var instance = (await StartAsync(1))[0];
        await ArmAsync(instance, ("Yellow", 1), ("Red", 2));
        await ExecuteAsync("update engine.timers set attempts = 1, retry_at = $1 where kind = 'Yellow'", MachineTime.Now.UtcDateTime);
        BusinessTime.Advance(2 * Hour);

        (await Host.FireDueAsync()).Should().Be(2);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "Yellow", "Red");
    }

    private async Task<List<Guid>> StartAsync(int count)
    {
        await Host.PublishAsync(Definition("case", "ask:Ask"));
        var instances = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            instances.Add(await Host.StartAsync("case"));
        }

        return instances;
    }

    private Task ArmAsync(Guid instance, params (string Kind, int Hours)[] timers) =>
        Database.ArmAsync(instance, BusinessTime.Now, [.. timers.Select(timer => (new TimerKey("limit", timer.Kind, 0), timer.Hours * Hour))]);
}
