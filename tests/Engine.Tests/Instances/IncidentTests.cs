using System.Text.Json.Nodes;
using Elsa.Workflows;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Instances;

/// <summary>An activity that throws leaves its one instance with an incident, and nothing else.</summary>
public sealed class IncidentTests : EngineTest
{
    private static JsonObject Cured => new() { [Cure.Name] = true };

    [Fact]
    public async Task Neighbours_of_a_faulted_instance_go_on()
    {
        await Host.PublishAsync(Definition("case", "ask:Ask frail:Frail after:Act", "ask:Yes -> frail -> after"));
        var (faulted, neighbour) = (await Host.StartAsync("case"), await Host.StartAsync("case"));

        await Host.ResumeAsync(faulted, "ask", Outcome("Yes"));
        await Host.ResumeAsync(neighbour, "ask", new JsonObject { ["Outcome"] = "Yes", [Cure.Name] = true });

        (await Host.StateAsync(faulted)).SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        (await Host.StateAsync(faulted)).Incidents.Should().ContainSingle().Which.Message.Should().Be("活动执行时发生内部错误（InvalidOperationException）。");
        (await CountAsync("engine.instances where incidents = 1 and finished_at is null")).Should().Be(1);
        (await Host.StateAsync(neighbour)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task What_an_activity_did_before_it_threw_is_undone()
    {
        var instance = await Host.StartAsync(Definition("case", "first:Act frail:Frail", "first -> frail").WithVariables(("Mark", "String")));

        var state = await Host.StateAsync(instance);
        state.Bookmarks.Should().BeEmpty();
        state.Name.Should().BeNull();
        state.CorrelationId.Should().BeNull();
        state.Executions.Should().OnlyContain(execution => execution.Variables == null && execution.DynamicVariables == null);
        state.ExecutionsOf("frail").Single().Properties.Should().BeNull();
        (await CountAsync("engine.bookmarks")).Should().Be(0);
        (await CountAsync("engine.timers")).Should().Be(0);
        (await Host.EffectsAsync(instance)).Should().Equal("Started", "first done");
        (await Host.EventsAsync(instance)).Should().Equal("Workflow1 Started", "flow Started", "first Completed", "frail Faulted");
    }

    [Fact]
    public async Task A_retry_runs_the_activity_again_and_the_flow_goes_on()
    {
        var instance = await Host.StartAsync(Definition("case", "frail:Frail after:Act", "frail -> after"));
        await Host.RetryAsync(instance, "frail");
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle("a retry may fail again");

        await Host.RetryAsync(instance, "frail", Cured);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Retried", "Retried", "frail done", "after done");
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await CountAsync("engine.instances where incidents = 0 and finished_at is not null")).Should().Be(1);
    }

    [Fact]
    public async Task A_retry_of_an_answer_that_failed_finds_the_answer_again()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:FrailAsk yes:Act no:Act", "ask:Yes -> yes", "ask:No -> no"));
        await Host.ResumeAsync(instance, "ask", Outcome("No"));
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle();

        await Host.RetryAsync(instance, "ask", Cured);

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "Answered", "Retried", "ask answered No", "no done");
    }

    [Fact]
    public async Task A_retry_brings_back_its_own_answer_and_not_a_later_one_to_another_activity()
    {
        var instance = await Host.StartAsync(Definition("case", "s:Act one:FrailAsk two:Ask yes:Act no:Act", "s -> one", "s -> two:Yes", "one:Yes -> yes", "one:No -> no"));
        await Host.ResumeAsync(instance, "one", Outcome("No"));
        await Host.ResumeAsync(instance, "two", Outcome("Yes"));

        await Host.RetryAsync(instance, "one", Cured);

        (await Host.EffectsAsync(instance)).Should().EndWith("no done");
    }

    [Fact]
    public async Task An_answer_that_leads_nowhere_can_be_retried_with_a_better_one()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask yes:Act", "ask:Yes -> yes"));
        await Host.ResumeAsync(instance, "ask", Outcome("yes"));
        await Host.RetryAsync(instance, "ask");
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle().Which.ActivityId.Should().Be("ask");

        await Host.RetryAsync(instance, "ask", Outcome("Yes"));

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await Host.EffectsAsync(instance)).Should().EndWith("yes done");
    }

    [Fact]
    public async Task A_fault_around_a_nested_flowchart_leaves_a_state_that_can_be_read_again()
    {
        var inner = Flowchart("last:Ask");
        inner["id"] = "inner";
        var outer = Flowchart("s:Act a:Act b:Act", "s -> a -> b -> inner -> a", "s -> b");
        outer["activities"]!.AsArray().Add(inner);
        var instance = await Host.StartAsync(Definition("case", outer));

        await Host.ResumeAsync(instance, "last", Outcome("Done"));

        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle().Which.Message.Should().Contain("回退连线无效");
        (await Host.StateAsync(instance)).Waiting().Should().Equal("last");
        await Host.RetryAsync(instance, "last");
        await Host.CancelAsync(instance);
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task Work_queued_behind_a_fault_is_done_afterwards_with_what_its_burst_was_brought()
    {
        var definition = Definition("case", "s:Act frail:Frail name:Elsa.SetName", "s -> frail", "s -> name")
            .With("name", "value", Expression("String", "Input", new JsonObject { ["name"] = "Title" }));
        var instance = await Host.StartAsync(definition, new JsonObject { ["Title"] = "门诊慢特病" });
        (await Host.StateAsync(instance)).Queue.Should().ContainSingle();

        await Host.RetryAsync(instance, "frail", Cured);

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await ExecuteAsync("select name from engine.instances")).Should().Be("门诊慢特病");
    }

    [Fact]
    public async Task Work_queued_behind_a_fault_keeps_its_variables_and_its_tag()
    {
        var definition = Definition("case", "each:Each").With("each", "body", new JsonObject { ["id"] = "greet", ["type"] = "Tests.Greet", ["version"] = 1 });
        var instance = await Host.StartAsync(definition);

        await Host.RetryAsync(instance, "greet", Cured);

        (await Host.EffectsAsync(instance)).Should().BeEquivalentTo(
            "Started", "Retried", "greeted first, tagged first", "greeted second, tagged second", "greeted third, tagged third");
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task An_answer_is_taken_in_its_own_burst_even_if_work_queued_behind_a_fault_fails_too()
    {
        var instance = await Host.StartAsync(Definition("case", "s:Act ask:Ask one:Frail two:Frail yes:Act", "s -> ask:Yes -> yes", "s -> one", "s -> two"));

        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().ContainInOrder("ask asked", "Answered", "ask answered Yes");
        await Host.RetryAsync(instance, "one", Cured);
        await Host.RetryAsync(instance, "two", Cured);
        (await Host.EffectsAsync(instance)).Should().Contain("yes done").And.Contain("one done").And.Contain("two done");
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Cancelling_a_faulted_instance_ends_it_with_all_that_waits()
    {
        var instance = await Host.StartAsync(Definition("case", "s:Act ask:Ask pause:Elsa.Delay frail:Frail queued:Act", "s -> ask", "s -> pause", "s -> frail", "s -> queued"));

        await Host.CancelAsync(instance);

        var state = await Host.StateAsync(instance);
        state.SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        (state.Incidents, state.Queue, state.Callbacks).Should().Be((null, null, null));
        state.Executions.Should().BeEmpty();
        (await CountAsync("engine.bookmarks")).Should().Be(0);
        (await CountAsync("engine.timers where outcome = 'cancelled'")).Should().Be(1);
        (await CountAsync("engine.instances where incidents = 0 and finished_at is not null")).Should().Be(1);
        (await Host.EventsAsync(instance)).Should().EndWith(["ask Canceled", "pause Canceled", "frail Canceled", "flow Canceled", "Workflow1 Canceled"])
            .And.NotContain("flow Completed");
    }

    [Fact]
    public async Task A_faulted_branch_that_is_overtaken_takes_its_incident_with_it()
    {
        var instance = await Host.StartAsync(Definition("case", "s:Act ask:Ask end:Elsa.End frail:Frail", "s -> ask:Yes -> end", "s -> frail"));

        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await CountAsync("engine.instances where incidents = 0 and finished_at is not null")).Should().Be(1);
    }

    [Fact]
    public async Task An_activity_that_failed_at_one_answer_still_takes_the_other_and_then_the_first_again()
    {
        var instance = await Host.StartAsync(Definition("case", "both:AskBoth after:Act", "both -> after"));
        var second = (await Host.StateAsync(instance)).Bookmarks.Single(bookmark => bookmark.Name == "second").Id;
        await Host.ResumeAsync(instance, "both");

        await Host.SendAsync(instance, new Stimulus(StimulusKind.Resume, "Answered", "reviewer") { BookmarkId = second });
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle("the first answer still waits for a retry");
        await Host.RetryAsync(instance, "both", Cured);

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await CountAsync("engine.instances where incidents = 0")).Should().Be(1);
        (await Host.EffectsAsync(instance)).Should().EndWith("after done");
    }

    [Fact]
    public async Task A_retry_of_what_was_dealt_with_is_refused()
    {
        var instance = await Host.StartAsync(Definition("case", "frail:Frail ask:Ask", "frail -> ask"));
        var execution = (await Host.StateAsync(instance)).Incidents!.Single().ActivityInstanceId;
        await Host.RetryAsync(instance, "frail", Cured);

        var again = () => Host.SendAsync(instance, new Stimulus(StimulusKind.Retry, "Retried", "admin") { ExecutionId = execution });

        (await again.Should().ThrowAsync<StimulusRefusedException>()).Which.Reason.Should().Be("NoIncident");
    }

    [Fact]
    public async Task Under_the_fault_strategy_a_fault_ends_the_instance_with_all_that_waits()
    {
        var definition = Definition("case", "s:Act ask:Ask pause:Elsa.Delay frail:Frail", "s -> ask", "s -> pause", "s -> frail");
        definition["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core" };
        var instance = await Host.StartAsync(definition);

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle();
        (await CountAsync("engine.instances where finished_at is not null")).Should().Be(1);
        (await CountAsync("engine.bookmarks")).Should().Be(0);
        (await CountAsync("engine.timers where closed_at is null")).Should().Be(0);
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("schedule")]
    public async Task An_activity_that_goes_on_after_it_completed_is_an_incident(string deed)
    {
        var definition = Definition("case", "untimely:Untimely after:Ask", "untimely -> after")
            .With("untimely", "deed", Literal("String", deed))
            .With("untimely", "body", new JsonObject { ["id"] = "body", ["type"] = "Tests.Ask", ["version"] = 1 });
        var instance = await Host.StartAsync(definition);

        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle().Which.Message.Should().Contain("已经结束");
        await Host.CancelAsync(instance);
    }

    [Fact]
    public async Task A_value_that_cannot_be_kept_is_an_incident_of_the_activity_that_left_it()
    {
        var instance = await Host.StartAsync(Definition("case", "a:Act unwritable:Unwritable b:Act", "a -> unwritable -> b"));

        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle().Which.ActivityId.Should().Be("unwritable");
    }
}
