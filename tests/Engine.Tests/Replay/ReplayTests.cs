using MedInsFlows.Engine.Replay;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Replay;

/// <summary>An instance played again is the same, and what makes it another is found. (That every instance of every other test is the same, <see cref="EngineTest"/> sees to.)</summary>
public sealed class ReplayTests : EngineTest
{
    [Fact]
    public async Task An_instance_played_again_is_the_same_and_nothing_is_changed()
    {
        var instance = await Host.StartAsync(Definition("case", "s:Act ask:Ask yes:Act no:Act", "s -> ask:Yes -> yes", "ask:No -> no"));
        await Host.ResumeAsync(instance, "ask", Outcome("No"));
        var before = await Host.StateAsync(instance);

        var report = await NewHost().ReplayAsync(instance);

        report.Should().BeEquivalentTo(new ReplayReport(true, (await Host.RecordsAsync(instance)).Count, []));
        (await Host.StateAsync(instance)).Should().BeEquivalentTo(before);
        (await CountAsync("test.effects")).Should().Be(6);
    }

    [Fact]
    public async Task An_instance_can_be_played_again_at_any_moment_of_its_life()
    {
        var loop = await Host.StartAsync(Definition("case", "start:Elsa.Start ask:Ask", "start -> ask:Again -> ask"));
        var growing = Task.Run(async () =>
        {
            for (var turn = 0; turn < 50; turn++)
            {
                await Host.ResumeAsync(loop, "ask", Outcome("Again"));
            }
        });
        var played = 0;
        while (!growing.IsCompleted || played == 0)
        {
            (await NewHost().ReplayAsync(loop)).Divergences.Should().BeEmpty();
            played++;
        }

        await growing;
    }

    [Fact]
    public async Task A_definition_that_was_altered_is_found_where_the_flow_goes_another_way()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask yes:Act no:Act", "ask:Yes -> yes", "ask:No -> no"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));
        await AlterDefinitionAsync(instance, "\"Yes\"", "\"Ja\"");

        var report = await NewHost().ReplayAsync(instance);

        report.Identical.Should().BeFalse();
        var seq = (await Host.EventsAsync(instance)).ToList().IndexOf("ask Completed") + 3;
        report.Divergences[0].Seq.Should().Be(seq);
        report.Divergences[0].ActivityId.Should().Be("ask");
        report.Divergences.Should().Contain(new ReplayDivergence(seq, "ask", "event", "\"Completed\"", "\"Faulted\""));
    }

    [Fact]
    public async Task A_constant_that_was_altered_is_found()
    {
        var instance = await Host.StartAsync(
            Definition("case", "decide:Decide a:Act b:Act", "decide:A -> a", "decide:B -> b").With("decide", "outcomes", Expression("List<String>", "Object", "[\"A\"]")));
        await AlterDefinitionAsync(instance, "[\\\"A\\\"]", "[\\\"B\\\"]");

        (await NewHost().ReplayAsync(instance)).Divergences[0].Should().Be(new ReplayDivergence(4, "decide", "outcomes", "[\"A\"]", "[\"B\"]"));
    }

    [Fact]
    public async Task A_definition_in_which_a_wait_is_missing_is_found()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask end:Act", "ask:Yes -> end"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));
        await AlterDefinitionAsync(instance, "Tests.Ask", "Tests.Act");

        var report = await NewHost().ReplayAsync(instance);

        report.Divergences[0].Should().BeEquivalentTo(new { Seq = 4, ActivityId = "ask", Field = "event", Recorded = "\"Suspended\"", Replayed = "\"Completed\"" });
    }

    [Theory]
    [InlineData("outcome", "outcomes")]
    [InlineData("intent", "intents")]
    [InlineData("variable", "state.executions")]
    [InlineData("wait", "event")]
    [InlineData("fault", "event")]
    public async Task An_activity_that_is_no_function_is_found(string shows, string field)
    {
        Fickle.StartOver();
        var instance = await Host.StartAsync(
            Definition("case", "fickle:Fickle odd:Ask even:Ask", "fickle -> odd", "fickle:Odd -> odd", "fickle:Even -> even")
                .WithVariables(("Calls", "Int32"))
                .With("fickle", "shows", Literal("String", shows)));
        HasAltered(instance);

        var divergence = (await NewHost().ReplayAsync(instance)).Divergences[0];

        divergence.Field.Should().Be(field);
        divergence.ActivityId.Should().Be(shows == "variable" ? null : "fickle");
        divergence.Recorded.Should().NotBe(divergence.Replayed);
    }

    [Fact]
    public async Task A_burst_that_is_answered_now_and_was_not_then_is_found()
    {
        Fickle.StartOver();
        var instance = await Host.StartAsync(Definition("case", "s:Act fickle:Fickle other:Ask", "s -> fickle", "s -> other").With("fickle", "shows", Literal("String", "wait")));
        await Host.ResumeAsync(instance, "fickle");
        HasAltered(instance);

        var report = await NewHost().ReplayAsync(instance);

        report.Divergences[0].Should().BeEquivalentTo(new { Seq = 5, ActivityId = "fickle", Field = "event" });
        report.Divergences[^1].Should().Be(new ReplayDivergence(7, null, "kind", "\"Resume\"", null));
    }

    [Fact]
    public async Task A_record_that_is_missing_at_the_end_is_found()
    {
        var instance = await Host.StartAsync(Definition("case", "a:Act b:Act", "a -> b"));
        await ExecuteAsync("set session_replication_role = replica; delete from engine.journal where seq = 7; set session_replication_role = default");
        HasAltered(instance);

        (await NewHost().ReplayAsync(instance)).Divergences[0].Should().BeEquivalentTo(new { Seq = 7, ActivityId = "Workflow1", Recorded = (string?)null });
    }

    private async Task AlterDefinitionAsync(Guid instance, string was, string now)
    {
        // Only who owns the database gets that far.
        await ExecuteAsync("alter table engine.definition_versions disable trigger definition_versions_immutable");
        await ExecuteAsync("update engine.definition_versions set document = replace(document, $1, $2)", was, now);
        HasAltered(instance);
    }
}
