using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Instances;

public sealed class StimulusTests : EngineTest
{
    private static int Rounds => Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 2_000 : 200;

    [Fact]
    public async Task Of_two_simultaneous_answers_one_wins_and_the_other_is_refused()
    {
        var (first, second) = (NewHost(), NewHost());
        await Host.PublishAsync(Definition("case", "ask:Ask yes:Act no:Act", "ask:Yes -> yes", "ask:No -> no"));
        for (var round = 0; round < Rounds; round++)
        {
            var instance = await Host.StartAsync("case");
            var (yes, no) = (await Host.AnswerAsync(instance, "ask", Outcome("Yes")), await Host.AnswerAsync(instance, "ask", Outcome("No")));

            var refusals = await Task.WhenAll(RefusalAsync(first, instance, yes), RefusalAsync(second, instance, no));

            refusals.Where(refusal => refusal is not null).Should().Equal("InstanceEnded");
            var answer = refusals[0] is null ? "Yes" : "No";
            (await Host.EffectsAsync(instance)).Should().Equal(
                "Started", "ask asked", "Answered", $"ask answered {answer}", refusals[0] is null ? "yes done" : "no done");
        }
    }

    [Fact]
    public async Task The_second_answer_waits_for_the_first_and_then_sees_what_it_did()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask later:Ask", "ask:Yes -> later:Yes"));
        var answer = await Host.AnswerAsync(instance, "ask", Outcome("Yes"));
        Task<string?>? second = null;
        var first = NewHost(point =>
        {
            if (point == CrashPoint.AfterActivities)
            {
                second = RefusalAsync(NewHost(), instance, answer);
                WaitUntilBlocked(second);
            }
        });

        (await RefusalAsync(first, instance, answer)).Should().BeNull();

        (await second!).Should().Be("NotAwaited");
        (await Host.StateAsync(instance)).Waiting().Should().Equal("later");
    }

    [Fact]
    public async Task An_answer_before_its_wait_point_is_there_is_refused_and_not_remembered()
    {
        var definition = Definition("case", "first:Ask second:Ask", "first:Yes -> second:Yes");
        var instance = await Host.StartAsync(definition);
        var twin = await Host.StartAsync("case");
        await Host.ResumeAsync(twin, "first", Outcome("Yes"));
        var early = await Host.AnswerAsync(twin, "second", Outcome("Yes"));

        (await RefusalAsync(Host, instance, early)).Should().Be("NotAwaited");
        await Host.ResumeAsync(instance, "first", Outcome("Yes"));

        (await Host.StateAsync(instance)).Waiting().Should().Equal("second");
        (await Host.EffectsAsync(instance)).Should().Equal("Started", "first asked", "Answered", "first answered Yes", "second asked");
        (await Host.RecordsAsync(instance)).Should().NotContain(record => (int)record["stimulus"]! > 2);
    }

    [Fact]
    public async Task A_used_wait_point_refuses_a_second_answer_and_nothing_is_changed()
    {
        var instance = await Host.StartAsync(Definition("case", "first:Ask second:Ask", "first:Yes -> second:Yes"));
        var answer = await Host.AnswerAsync(instance, "first", Outcome("Yes"));
        await Host.SendAsync(instance, answer, "once");
        var records = await Host.RecordsAsync(instance);

        (await RefusalAsync(Host, instance, answer)).Should().Be("NotAwaited");

        (await Host.RecordsAsync(instance)).Should().HaveSameCount(records);
        (await CountAsync("test.commands where stimulus is null")).Should().Be(0, "the refused command left no row");
    }

    [Fact]
    public async Task An_ended_instance_takes_notes_and_nothing_else()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));
        var answer = await Host.AnswerAsync(instance, "ask", Outcome("Done"));
        await Host.SendAsync(instance, answer);

        (await RefusalAsync(Host, instance, answer)).Should().Be("InstanceEnded");
        (await RefusalAsync(Host, instance, new Stimulus(StimulusKind.Cancel, "Cancelled", "admin"))).Should().Be("InstanceEnded");
        await Host.SendAsync(instance, new Stimulus(StimulusKind.Note, "Rated", "applicant"));

        (await Host.EffectsAsync(instance)).Should().EndWith("Rated");
    }

    [Fact]
    public async Task A_stimulus_for_an_instance_that_is_not_there_is_refused()
    {
        var send = () => Host.SendAsync(Guid.Empty, new Stimulus(StimulusKind.Cancel, "Cancelled", "admin"));

        await send.Should().ThrowAsync<InstanceNotFoundException>();
    }

    [Fact]
    public async Task Instances_do_not_hinder_one_another()
    {
        await Host.PublishAsync(Definition("case", "ask:Ask"));
        var (one, other) = (await Host.StartAsync("case"), await Host.StartAsync("case"));
        var second = await Host.AnswerAsync(other, "ask", Outcome("Done"));
        string? refusal = "never sent";
        var host = NewHost(point =>
        {
            if (point == CrashPoint.BeforeCommit)
            {
                refusal = RefusalAsync(NewHost(), other, second).GetAwaiter().GetResult();
            }
        });

        await host.ResumeAsync(one, "ask", Outcome("Done"));

        refusal.Should().BeNull();
    }

    private static async Task<string?> RefusalAsync(EngineHost host, Guid instance, Stimulus stimulus)
    {
        try
        {
            await host.SendAsync(instance, stimulus);
            return null;
        }
        catch (StimulusRefusedException refused)
        {
            return refused.Reason;
        }
    }

    /// <summary>Waits until PostgreSQL lets someone wait for a lock, or nobody does any more.</summary>
    private void WaitUntilBlocked(Task someone)
    {
        using var blocked = Database.CreateCommand("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        while (!someone.IsCompleted && blocked.ExecuteScalar() is not true)
        {
            // Asking takes its time.
        }
    }
}
