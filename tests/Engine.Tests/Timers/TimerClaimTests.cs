using MedInsFlows.Engine.Tests.Hosts;
using MedInsFlows.Engine.Timers;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Timers;

/// <summary>Hosts share what is due: what one has claimed no other takes up, for as long as the claim lasts.</summary>
public sealed class TimerClaimTests : EngineTest
{
    private const int Instances = 5;

    [Fact]
    public async Task What_another_host_has_claimed_is_left_to_it()
    {
        await ArmAsync();
        await using (await ClaimAsync(3))
        {
            (await Host.FireDueAsync()).Should().Be(Instances - 3);
        }

        (await Host.FireDueAsync()).Should().Be(3, "it was given back");
    }

    [Fact]
    public async Task An_instance_is_claimed_as_a_whole_so_that_its_timers_stay_in_their_order()
    {
        await ArmAsync();
        await ExecuteAsync("insert into engine.timers (instance_id, subject, kind, generation, due_at) select id, 'limit', 'Later', 0, $1 from engine.instances", BusinessTime.Now.UtcDateTime);

        await using (await ClaimAsync(3))
        {
            (await Host.FireDueAsync()).Should().Be(2 * (Instances - 3));
        }
    }

    [Fact]
    public async Task The_claims_of_a_host_that_died_end_with_its_connection()
    {
        await ArmAsync();
        await using var claim = await ClaimAsync(3);

        await ExecuteAsync("select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");

        (await Host.FireDueAsync()).Should().Be(Instances);
    }

    [Fact]
    public async Task Who_waits_for_all_waits_for_no_claim()
    {
        await ArmAsync();
        await using var claim = await ClaimAsync(3);

        (await Host.FireAllDueAsync()).Should().Be(Instances);
    }

    [Fact]
    public async Task What_an_instance_has_due_before_the_place_that_a_host_has_come_to_is_claimed_with_the_rest()
    {
        await ArmAsync();
        await ExecuteAsync("insert into engine.timers (instance_id, subject, kind, generation, due_at) select id, 'limit', 'Later', 0, $1 from engine.instances", BusinessTime.Now.UtcDateTime);

        // The other host held all of them while this one came as far as here, and gave them back just now.
        await using var claim = await ClaimAsync(20, new TimerPlace(BusinessTime.Now, Instances));

        claim.ByInstance.Select(timers => string.Join(' ', timers.Select(timer => timer.Key.Kind))).Should().Equal(Enumerable.Repeat("Due Later", Instances));
    }

    private Task<TimerClaim> ClaimAsync(int most, TimerPlace? after = null) =>
        new TimerRows(Database).ClaimAsync(after ?? TimerPlace.First, most, withOthers: false, BusinessTime.Now, MachineTime.Now, CancellationToken.None);

    private async Task ArmAsync()
    {
        await Host.PublishAsync(Definition("case", "ask:Ask"));
        for (var number = 0; number < Instances; number++)
        {
            await Database.ArmAsync(await Host.StartAsync("case"), BusinessTime.Now, (new TimerKey("limit", "Due", 0), TimeSpan.Zero));
        }
    }
}
