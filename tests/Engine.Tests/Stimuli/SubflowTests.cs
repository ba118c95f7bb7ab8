using System.Text.Json.Nodes;
using Elsa.Workflows;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Stimuli;

public sealed class SubflowTests : EngineTest
{
    [Theory]
    [InlineData("Elsa.ExecuteWorkflow")]
    [InlineData("Elsa.DispatchWorkflow")]
    public async Task A_parent_waits_for_its_child_and_goes_on_when_it_has_ended(string type)
    {
        await Host.PublishAsync(Definition("child", "ask:Ask"));
        var parent = await ParentAsync(type);
        await Host.DeliverAsync();
        var child = await ChildAsync();
        (await Host.EffectsAsync(parent)).Should().Equal("Started");

        await Host.ResumeAsync(child, "ask", Outcome("Done"));
        await Host.DeliverAsync();

        (await Host.EffectsAsync(parent)).Should().Equal("Started", "ChildEnded", "done done");
        (await CountAsync("engine.stimuli where closed_at is null")).Should().Be(0);
    }

    [Fact]
    public async Task A_child_is_given_inputs_and_gives_back_outputs()
    {
        var child = Definition("child", "leave:Leave").With("leave", "text", Expression("String", "JavaScript", "getInput('Name') + '：通过'")).With("leave", "result", Bound("Answer"));
        child["inputs"] = new JsonArray(new JsonObject { ["name"] = "Name", ["type"] = "String" });
        child["outputs"] = new JsonArray(new JsonObject { ["name"] = "Answer", ["type"] = "String" });
        await Host.PublishAsync(child);
        var parent = await Host.StartAsync(Definition("parent", "run:Elsa.ExecuteWorkflow say:Elsa.WriteLine", "run -> say")
            .With("run", "workflowDefinitionId", Literal("String", "child"))
            .With("run", "correlationId", Literal("String", "案甲"))
            .With("run", "input", Expression("IDictionary<string, object>", "Object", """{"Name":"初审"}"""))
            .With("say", "text", Expression("String", "JavaScript", "getLastResult().subStatus + ' ' + getLastResult().output.Answer")));

        await Host.DeliverAsync();

        (await Host.RecordsAsync(parent)).Where(record => (string?)record["event"] == "Text").Select(record => (string?)record["message"]).Should().Equal("Finished 初审：通过");
        (await ExecuteAsync("select correlation_id from engine.instances where id = $1", await ChildAsync())).Should().Be("案甲");
    }

    [Fact]
    public async Task A_child_that_ends_by_a_fault_leads_its_parent_another_way()
    {
        var child = Definition("child", "frail:Tests.Idle");
        child["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core" };
        await Host.PublishAsync(child);
        var parent = await ParentAsync("Elsa.ExecuteWorkflow");

        await Host.DeliverAsync();

        (await Host.StateAsync(await ChildAsync())).SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        (await Host.EffectsAsync(parent)).Should().EndWith("faulted done");
    }

    [Fact]
    public async Task A_child_that_is_cancelled_leads_its_parent_another_way()
    {
        await Host.PublishAsync(Definition("child", "ask:Ask"));
        var parent = await ParentAsync("Elsa.ExecuteWorkflow");
        await Host.DeliverAsync();

        await Host.CancelAsync(await ChildAsync());
        await Host.DeliverAsync();

        (await Host.EffectsAsync(parent)).Should().EndWith("canceled done");
    }

    [Fact]
    public async Task A_child_with_an_incident_keeps_its_parent_waiting_until_it_is_dealt_with()
    {
        await Host.PublishAsync(Definition("child", "frail:Tests.Trouble"));
        Flow.Trouble.Cured = false;
        var parent = await ParentAsync("Elsa.ExecuteWorkflow");
        await Host.DeliverAsync();
        (await Host.EffectsAsync(parent)).Should().Equal("Started");

        await Host.CancelAsync(await ChildAsync());
        await Host.DeliverAsync();

        (await Host.EffectsAsync(parent)).Should().EndWith("canceled done");
    }

    [Fact]
    public async Task A_parent_that_is_cancelled_cancels_the_child_it_waits_for()
    {
        await Host.PublishAsync(Definition("child", "ask:Ask"));
        var parent = await ParentAsync("Elsa.ExecuteWorkflow");
        await Host.DeliverAsync();

        await Host.CancelAsync(parent);
        await Host.DeliverAsync();

        (await Host.StateAsync(await ChildAsync())).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        (await CountAsync("engine.bookmarks")).Should().Be(0);
    }

    [Fact]
    public async Task A_parent_that_is_cancelled_before_its_child_has_begun_leaves_no_child_running()
    {
        await Host.PublishAsync(Definition("child", "ask:Ask"));
        var parent = await ParentAsync("Elsa.ExecuteWorkflow");

        await Host.CancelAsync(parent);
        await Host.DeliverAsync();

        (await Host.StateAsync(await ChildAsync())).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task A_child_whose_definition_is_not_there_has_ended_by_a_fault()
    {
        var parent = await ParentAsync("Elsa.DispatchWorkflow");

        await Host.DeliverAsync();

        (await Host.EffectsAsync(parent)).Should().EndWith("faulted done");
        (await CountAsync("engine.stimuli where outcome = 'impossible'")).Should().Be(1);
    }

    [Fact]
    public async Task A_dispatched_child_that_is_not_waited_for_goes_its_own_way()
    {
        await Host.PublishAsync(Definition("child", "ask:Ask"));
        var parent = await ParentAsync("Elsa.DispatchWorkflow", waits: false);
        (await Host.EffectsAsync(parent)).Should().Equal("Started", "done done");

        await Host.DeliverAsync();

        (await Host.StateAsync(await ChildAsync())).SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        await Host.CancelAsync(await ChildAsync());
        (await Host.DeliverAsync()).Should().Be(0);
    }

    private static JsonObject Bound(string output) => new() { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = output } };

    private Task<Guid> ParentAsync(string type, bool waits = true) => Host.StartAsync(Definition(
            "parent", $"run:{type} done:Act faulted:Act canceled:Act", "run -> done", "run:Faulted -> faulted", "run:Canceled -> canceled")
        .With("run", "workflowDefinitionId", Literal("String", "child"))
        .With("run", "waitForCompletion", Literal("Boolean", waits)));

    private async Task<Guid> ChildAsync() => (Guid)(await ExecuteAsync("select instances.id from engine.instances join engine.definition_versions versions on versions.id = definition_version_id where definition_id = 'child'"))!;
}
