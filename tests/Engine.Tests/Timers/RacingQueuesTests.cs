using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Timers;

/// <summary>Two hosts fire the timers of one database, and each timer fires once.</summary>
public sealed class RacingQueuesTests : EngineTest
{
    /// <summary>
    /// More than a batch. Each has two timers: a delay of the flow, and a clock that is only noted and that no flow would refuse a second time.
    /// </summary>
    private const int Instances = 50;

    [Fact]
    public async Task Two_hosts_that_fire_at_the_same_time_share_the_timers()
    {
        await ArmAsync();

        var fired = await Task.WhenAll(NewHost().FireDueAsync(), NewHost().FireDueAsync());

        await RequireEachOnceAsync(fired.Sum());
    }

    [Theory]
    [InlineData(CrashPoint.AfterLock)]
    [InlineData(CrashPoint.AfterActivities)]
    [InlineData(CrashPoint.BeforeCommit)]
    [InlineData(CrashPoint.AfterCommit)]
    public async Task Another_host_that_comes_by_at_any_point_takes_what_is_free_and_nothing_twice(CrashPoint comesByAt)
    {
        await ArmAsync();
        var (other, byOther) = (NewHost(), 0);
        var host = NewHost(point =>
        {
            if (point == comesByAt)
            {
                byOther += other.FireDueAsync().GetAwaiter().GetResult();
            }
        });

        var fired = await host.FireDueAsync();

        byOther.Should().BePositive();
        await RequireEachOnceAsync(fired + byOther);
    }

    [Fact]
    public async Task Two_hosts_that_take_turns_at_every_point_fire_each_timer_once()
    {
        await ArmAsync();
        using var turn = new Barrier(2);
        var hosts = new[] { NewHost(_ => TakeTurn(turn)), NewHost(_ => TakeTurn(turn)) };

        var fired = await Task.WhenAll(hosts.Select(host => Task.Run(async () =>
        {
            var count = await host.FireDueAsync();
            turn.RemoveParticipant();
            return count;
        })));

        await RequireEachOnceAsync(fired.Sum());
    }

    [Theory]
    [InlineData(CrashPoint.AfterLock, 0)]
    [InlineData(CrashPoint.BeforeCommit, 0)]
    [InlineData(CrashPoint.AfterCommit, 1)]
    public async Task Of_a_host_that_dies_midway_nothing_is_lost_and_the_other_need_not_wait(CrashPoint diesAt, int committed)
    {
        const int Before = 30;
        await ArmAsync();
        var passed = 0;
        var dying = NewHost(point =>
        {
            if (point == diesAt && ++passed > Before)
            {
                throw new OperationCanceledException("The host dies.");
            }
        });

        var dies = dying.FireDueAsync;
        await dies.Should().ThrowAsync<OperationCanceledException>();
        var fired = await NewHost().FireDueAsync();

        await RequireEachOnceAsync(Before + committed + fired);
    }

    private static void TakeTurn(Barrier turn) => turn.SignalAndWait(TimeSpan.FromSeconds(30)).Should().BeTrue();

    private async Task ArmAsync()
    {
        await Host.PublishAsync(Definition("case", "pause:Elsa.Delay after:Act", "pause -> after"));
        for (var number = 0; number < Instances; number++)
        {
            await Host.StartAsync("case");
        }

        await ExecuteAsync("insert into engine.timers (instance_id, subject, kind, generation, due_at) select id, 'limit', 'Due', 0, $1 from engine.instances", BusinessTime.Now.UtcDateTime);
        BusinessTime.Advance(TimeSpan.FromHours(1));
    }

    private async Task RequireEachOnceAsync(int fired)
    {
        fired.Should().Be(2 * Instances);
        (await CountAsync("test.effects where effect = 'after done'")).Should().Be(Instances);
        (await CountAsync("test.effects where effect = 'Due'")).Should().Be(Instances);
        (await CountAsync("engine.instances where finished_at is not null and stimuli = 3")).Should().Be(Instances);
        (await CountAsync("engine.timers where outcome = 'fired' and attempts = 0")).Should().Be(2 * Instances);
    }
}
