using System.Text.Json.Nodes;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Tests.Hosts;
using MedInsFlows.Engine.Timers;
using Npgsql;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Timers;

public sealed class TimerTests : EngineTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_delay_goes_on_once_when_it_is_due_and_not_before()
    {
        var instance = await StartDelayAsync(Hour);
        BusinessTime.Advance(Hour - TimeSpan.FromMicroseconds(1));
        (await Host.FireDueAsync()).Should().Be(0);

        BusinessTime.Advance(TimeSpan.FromMicroseconds(1));
        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.FireDueAsync()).Should().Be(0);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Elapsed", "after done");
        (await CountAsync("engine.timers where outcome = 'fired' and closed_at = $1", BusinessTime.Now.UtcDateTime)).Should().Be(1);
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "TimeSpan", "01:00:00")]
    [InlineData("Elsa.Cron", "cronExpression", "String", "0 2 * * *")]
    [InlineData("Elsa.StartAt", "dateTime", "DateTimeOffset", "2026-03-02T10:00:00+08:00")]
    public async Task Whatever_waits_for_a_time_goes_on_when_it_has_come(string type, string input, string typeName, string value)
    {
        var instance = await Host.StartAsync(Definition("case", $"pause:{type} after:Act", "pause -> after").With("pause", input, Literal(typeName, value)));
        BusinessTime.Advance(Hour - TimeSpan.FromMicroseconds(1));
        (await Host.FireDueAsync()).Should().Be(0);

        BusinessTime.Advance(TimeSpan.FromMicroseconds(1));
        (await Host.FireDueAsync()).Should().Be(1);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Elapsed", "after done");
    }

    [Fact]
    public async Task A_time_that_is_past_is_not_waited_for()
    {
        var instance = await Host.StartAsync(Definition("case", "pause:Elsa.StartAt after:Act", "pause -> after").With("pause", "dateTime", Literal("DateTimeOffset", "2020-01-01T00:00:00Z")));

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "after done");
    }

    [Fact]
    public async Task A_timer_is_there_only_once()
    {
        var instance = await StartDelayAsync(Hour);
        var key = new TimerKey("limit", "Due", 0);
        await ArmAsync(instance, key, Hour);

        var twice = () => ArmAsync(instance, key, 2 * Hour);

        (await twice.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.UniqueViolation);
    }

    [Fact]
    public async Task A_timer_armed_anew_cannot_fire_in_its_old_place()
    {
        var instance = await StartDelayAsync(100 * Hour);
        await ArmAsync(instance, new TimerKey("limit", "Due", 0), Hour);
        await ArmAsync(instance, new TimerKey("limit", "Remind", 0), Hour);
        await ArmAsync(instance, new TimerKey("limit", "Due", 1), 3 * Hour);

        BusinessTime.Advance(2 * Hour);
        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Remind");

        BusinessTime.Advance(Hour);
        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Remind", "Due");
        (await ExecuteAsync("select outcome from engine.timers where kind = 'Due' and generation = 0")).Should().Be("overtaken");
    }

    [Fact]
    public async Task More_than_a_batch_that_is_due_fires_in_one_go()
    {
        for (var number = 0; number < 120; number++)
        {
            await StartDelayAsync(Hour);
        }

        BusinessTime.Advance(Hour);

        (await Host.FireDueAsync()).Should().Be(120);
    }

    [Fact]
    public async Task A_poisoned_instance_does_not_stop_the_others_and_is_tried_again_later_and_later()
    {
        var poisoned = await StartDelayAsync(Hour);
        var state = (string)(await ExecuteAsync("update engine.instances set state = 'broken' where id = $1 returning (select state from engine.instances where id = $1)", poisoned))!;
        var sound = await StartDelayAsync(2 * Hour);
        BusinessTime.Advance(3 * Hour);

        (await Host.FireDueAsync()).Should().Be(1);

        (await Host.EffectsAsync(sound)).Should().EndWith("after done");
        for (var (attempt, pause) = (1, TimeSpan.FromSeconds(1)); attempt <= 12; attempt++, pause *= 2)
        {
            var longest = pause < TimeSpan.FromMinutes(10) ? pause : TimeSpan.FromMinutes(10);
            (await CountAsync("engine.timers where attempts = $1 and error = 'JsonException' and retry_at = $2", attempt, (MachineTime.Now + longest).UtcDateTime))
                .Should().Be(1, "attempt {0} has failed", attempt);
            MachineTime.Advance(longest - TimeSpan.FromMilliseconds(1));
            (await Host.FireDueAsync()).Should().Be(0);
            (await CountAsync("engine.timers where attempts = $1", attempt)).Should().Be(1, "its pause is not over");
            MachineTime.Advance(TimeSpan.FromMilliseconds(1));
            (await Host.FireDueAsync()).Should().Be(0);
        }

        await ExecuteAsync("update engine.instances set state = $2 where id = $1", poisoned, state);
        MachineTime.Advance(TimeSpan.FromMinutes(10));
        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.EffectsAsync(poisoned)).Should().Equal("Started", "Elapsed", "after done");
    }

    [Fact]
    public async Task An_instance_that_someone_is_busy_with_is_passed_over_and_has_its_turn_the_next_time()
    {
        var busy = await StartDelayAsync(Hour);
        var free = await StartDelayAsync(2 * Hour);
        BusinessTime.Advance(3 * Hour);

        await using (var someone = await Transaction.OpenAsync(Database, CancellationToken.None))
        {
            someone.Add("select from engine.instances where id = $1 for update", busy);
            await someone.FlushAsync(CancellationToken.None);
            (await Host.FireDueAsync()).Should().Be(1);
        }

        (await Host.EffectsAsync(free)).Should().EndWith("after done");
        (await Host.EffectsAsync(busy)).Should().Equal("Started");
        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.EffectsAsync(busy)).Should().EndWith("after done");
        (await CountAsync("engine.timers where attempts > 0")).Should().Be(0, "being busy is no failure");
    }

    [Fact]
    public async Task Business_time_may_jump_both_ways_and_never_runs_backwards_within_an_instance()
    {
        var instance = await StartDelayAsync(Hour, "ask:Ask");
        BusinessTime.Advance(TimeSpan.FromDays(400));
        (await Host.FireDueAsync()).Should().Be(1);
        var late = BusinessTime.Now;
        var other = await StartDelayAsync(Hour);

        BusinessTime.Advance(TimeSpan.FromDays(-400));
        (await Host.FireDueAsync()).Should().Be(0);
        await Host.ResumeAsync(instance, "ask", Outcome("Done"));
        (await ExecuteAsync("select finished_at from engine.instances where id = $1", instance)).Should().Be(late.UtcDateTime);

        BusinessTime.Now = late + Hour;
        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.EffectsAsync(other)).Should().EndWith("after done");
    }

    [Fact]
    public async Task A_timer_that_its_instance_no_longer_waits_for_is_closed_without_effect()
    {
        var instance = await StartDelayAsync(Hour);
        await ArmAsync(instance, new TimerKey("0190a8a0-0000-7000-8000-00000000000b", "Elsa.Delay", 0), TimeSpan.Zero);

        (await Host.FireDueAsync()).Should().Be(0);

        (await CountAsync("engine.timers where outcome = 'ignored'")).Should().Be(1);
        (await Host.EffectsAsync(instance)).Should().Equal("Started");
    }

    [Fact]
    public async Task A_delay_after_which_the_flow_faults_has_fired_and_the_incident_can_be_retried()
    {
        var instance = await StartDelayAsync(Hour, "frail:Frail");
        BusinessTime.Advance(Hour);

        (await Host.FireDueAsync()).Should().Be(1);
        (await Host.FireDueAsync()).Should().Be(0);
        await Host.RetryAsync(instance, "frail", new JsonObject { ["Cured"] = true });

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Elapsed", "Retried", "frail done");
    }

    [Fact]
    public async Task A_flow_may_delay_again_and_again()
    {
        var definition = Definition("case", "start:Elsa.Start pause:Elsa.Delay act:Act", "start -> pause -> act -> pause").With("pause", "timeSpan", Literal("TimeSpan", "01:00:00"));
        var instance = await Host.StartAsync(definition);
        for (var turn = 0; turn < 3; turn++)
        {
            BusinessTime.Advance(Hour);
            (await Host.FireDueAsync()).Should().Be(1);
        }

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Elapsed", "act done", "Elapsed", "act done", "Elapsed", "act done");
        (await CountAsync("engine.timers where closed_at is null")).Should().Be(1);
    }

    private async Task<Guid> StartDelayAsync(TimeSpan delay, string after = "after:Act") => await Host.StartAsync(
        Definition($"case-{delay.TotalMinutes}-{after[..3]}", $"pause:Elsa.Delay {after}", $"pause -> {after.Split(':')[0]}")
            .With("pause", "timeSpan", Literal("TimeSpan", delay.ToString("c"))));

    private Task ArmAsync(Guid instance, TimerKey key, TimeSpan after) => Database.ArmAsync(instance, BusinessTime.Now, (key, after));
}
