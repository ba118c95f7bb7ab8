using System.Text.Json.Nodes;
using MedInsFlows.Engine.Stimuli;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Stimuli;

public sealed class EventTests : EngineTest
{
    [Fact]
    public async Task An_event_goes_to_all_that_wait_for_it_and_brings_its_payload()
    {
        var (first, second) = (await WaitAsync("到账"), await WaitAsync("到账"));
        var other = await WaitAsync("退票");

        await TellAsync("到账", payload: new JsonObject { ["amount"] = 12.5m });
        await Host.DeliverAsync();

        (await TextsAsync(first)).Should().Equal("12.5");
        (await TextsAsync(second)).Should().Equal("12.5");
        (await Host.EventsAsync(other)).Should().EndWith("wait Suspended");
    }

    [Fact]
    public async Task An_event_is_delivered_only_after_the_burst_that_sends_it_and_names_its_sender_nowhere()
    {
        var waiting = await WaitAsync("到账");

        await TellAsync("到账");
        (await Host.EventsAsync(waiting)).Should().EndWith("wait Suspended");

        (await Host.DeliverAsync()).Should().Be(2);
        (await Host.DeliverAsync()).Should().Be(0);
        (await CountAsync("engine.stimuli where outcome = 'spread'")).Should().Be(1);
        (await CountAsync("engine.stimuli where outcome = 'delivered'")).Should().Be(1);
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_is_dropped_and_not_remembered()
    {
        await TellAsync("到账");
        await Host.DeliverAsync();

        var late = await WaitAsync("到账");
        await Host.DeliverAsync();

        (await Host.EventsAsync(late)).Should().EndWith("wait Suspended");
        (await ExecuteAsync("select outcome from engine.stimuli")).Should().Be("dropped");
    }

    [Fact]
    public async Task An_event_with_a_correlation_id_goes_to_those_who_have_it()
    {
        var (ours, theirs) = (await WaitAsync("到账", "案甲"), await WaitAsync("到账", "案乙"));

        await TellAsync("到账", correlationId: "案甲");
        await Host.DeliverAsync();

        (await TextsAsync(ours)).Should().ContainSingle();
        (await TextsAsync(theirs)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_local_event_stays_in_its_instance()
    {
        var definition = Definition("local", "fork:Tests.Step wait:Elsa.Event heard:Tests.Act tell:Elsa.PublishEvent", "fork -> wait -> heard", "fork -> tell")
            .With("wait", "eventName", Literal("String", "到账"))
            .With("tell", "eventName", Literal("String", "到账"))
            .With("tell", "isLocalEvent", Literal("Boolean", true));
        var other = await WaitAsync("到账");

        var instance = await Host.StartAsync(definition);
        await Host.DeliverAsync();

        (await Host.EffectsAsync(instance)).Should().EndWith("heard done");
        (await Host.EventsAsync(other)).Should().EndWith("wait Suspended");
    }

    [Fact]
    public async Task An_event_from_outside_is_written_in_a_transaction_of_the_sender()
    {
        var waiting = await WaitAsync("到账");
        await using (var transaction = await Transaction.OpenAsync(Database, CancellationToken.None))
        {
            StimulusWriter.Publish(transaction, Guid.Parse("0190a8a0-0000-7000-8000-00000000000a"), "到账", null, new JsonObject { ["amount"] = 1 }, BusinessTime.Now);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await Host.DeliverAsync();

        (await TextsAsync(waiting)).Should().Equal("1");
    }

    [Fact]
    public async Task Two_hosts_deliver_each_stimulus_once()
    {
        var waiting = new List<Guid>();
        for (var number = 0; number < 20; number++)
        {
            waiting.Add(await WaitAsync("到账"));
        }

        await TellAsync("到账");
        await Task.WhenAll(NewHost().DeliverAsync(), NewHost().DeliverAsync());
        await Host.DeliverAsync();

        foreach (var instance in waiting)
        {
            (await TextsAsync(instance)).Should().ContainSingle();
        }

        (await CountAsync("engine.stimuli where outcome = 'delivered'")).Should().Be(20);
    }

    [Fact]
    public async Task A_poisoned_instance_does_not_keep_an_event_from_the_others_and_hears_of_it_later()
    {
        var (poisoned, sound) = (await WaitAsync("到账"), await WaitAsync("到账"));
        await ExecuteAsync("update engine.instances set state = replace(state, '\"format\":1', '\"format\":99') where id = $1", poisoned);

        await TellAsync("到账");
        await Host.DeliverAsync();
        (await TextsAsync(sound)).Should().ContainSingle();
        (await TextsAsync(poisoned)).Should().BeEmpty();

        await ExecuteAsync("update engine.instances set state = replace(state, '\"format\":99', '\"format\":1') where id = $1", poisoned);
        (await Host.DeliverAsync()).Should().Be(0);
        MachineTime.Advance(TimeSpan.FromMinutes(1));
        (await Host.DeliverAsync()).Should().Be(1);
        (await TextsAsync(poisoned)).Should().ContainSingle();
    }

    [Fact]
    public async Task The_result_of_a_task_goes_to_the_instance_that_gave_it_out_and_only_once()
    {
        var definition = Definition("tasks", "task:Elsa.RunTask say:Elsa.WriteLine", "task -> say")
            .With("task", "taskName", Literal("String", "核验"))
            .With("say", "text", Expression("String", "JavaScript", "getLastResult().verdict"));
        var (first, second) = (await Host.StartAsync(definition), await Host.StartAsync("tasks"));
        var taskId = (await Host.StateAsync(first)).Bookmarks.Single().Payload!.Value.GetProperty("taskId").GetString()!;

        await ReportAsync(taskId, "相符");
        await ReportAsync(taskId, "不符");

        (await TextsAsync(first)).Should().Equal("相符");
        (await TextsAsync(second)).Should().BeEmpty();
    }

    private async Task ReportAsync(string taskId, string verdict)
    {
        await using var transaction = await Transaction.OpenAsync(Database, CancellationToken.None);
        StimulusWriter.ReportTask(transaction, Guid.Parse("0190a8a0-0000-7000-8000-00000000000b"), taskId, new JsonObject { ["verdict"] = verdict }, BusinessTime.Now);
        await transaction.CommitAsync(CancellationToken.None);
        await Host.DeliverAsync();
    }

    private async Task<Guid> WaitAsync(string eventName, string? correlationId = null)
    {
        var name = $"wait-{eventName}-{correlationId}";
        return await Host.StartAsync(Definition(name, "correlate:Elsa.Correlate wait:Elsa.Event say:Elsa.WriteLine", "correlate -> wait -> say")
            .With("correlate", "correlationId", Literal("String", correlationId ?? "none"))
            .With("wait", "eventName", Literal("String", eventName))
            .With("say", "text", Expression("String", "JavaScript", "getLastResult() === null ? 'nothing' : getLastResult().amount")));
    }

    private async Task TellAsync(string eventName, string? correlationId = null, JsonNode? payload = null)
    {
        var definition = Definition($"tell-{eventName}", "tell:Elsa.PublishEvent").With("tell", "eventName", Literal("String", eventName));
        definition = correlationId is null ? definition : definition.With("tell", "correlationId", Literal("String", correlationId));
        await Host.StartAsync(payload is null ? definition : definition.With("tell", "payload", Expression("Object", "Object", payload.ToJsonString())));
    }

    private async Task<IEnumerable<string?>> TextsAsync(Guid instance) =>
        (await Host.RecordsAsync(instance)).Where(record => (string?)record["event"] == "Text").Select(record => (string?)record["message"]);
}
