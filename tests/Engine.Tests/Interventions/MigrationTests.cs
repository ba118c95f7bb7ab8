using System.Text.Json.Nodes;
using Elsa.Workflows;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Interventions;

/// <summary>An instance goes on by another version of its definition. That each is played again identically, the base class sees to.</summary>
public sealed class MigrationTests : EngineTest
{
    [Fact]
    public async Task A_wait_that_is_the_same_in_the_new_version_waits_on()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask old:Act", "ask:Yes -> old"));
        var bookmark = (await Host.StateAsync(instance)).BookmarkOf("ask");

        await MigrateAsync(instance, Definition("case", "ask:Ask new:Act", "ask:Yes -> new"));
        (await Host.StateAsync(instance)).BookmarkOf("ask").Should().Be(bookmark);
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "Migrated", "Answered", "ask answered Yes", "new done");
    }

    [Fact]
    public async Task Where_a_node_stands_on_the_canvas_makes_no_difference()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask after:Act", "ask:Yes -> after"));

        await MigrateAsync(instance, Definition("case", "ask:Ask after:Act", "ask:Yes -> after").With("ask", "metadata", new JsonObject { ["designer"] = new JsonObject { ["position"] = 1 } }));

        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "Migrated");
    }

    [Fact]
    public async Task A_wait_that_is_otherwise_in_the_new_version_is_asked_anew()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask after:Act", "ask:Yes -> after"));

        await MigrateAsync(instance, Definition("case", "ask:Ask after:Act", "ask:Yes -> after").With("ask", "name", "再问一次"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EventsAsync(instance)).Should().ContainInOrder("ask Suspended", "ask Canceled", "ask Suspended", "ask Completed");
        (await Host.EffectsAsync(instance)).Should().Equal("Started", "ask asked", "Migrated", "ask asked", "Answered", "ask answered Yes", "after done");
    }

    [Fact]
    public async Task A_wait_that_is_gone_needs_a_target()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask after:Act", "ask:Yes -> after"));
        var (before, without) = (await VersionAsync("case"), Definition("case", "check:Ask after:Act", "check:Yes -> after"));

        var migrating = () => MigrateAsync(instance, without);

        (await migrating.Should().ThrowAsync<StimulusRefusedException>()).Which.Message.Should().Be("新版本没有节点“ask”或改变了它的类型，请指明这里的办件移到哪个节点。");
        (await CountAsync("engine.instances where definition_version_id = $1", before)).Should().Be(1, "nothing was changed");
        await MigrateAsync(instance, without, ("ask", "check"));
        (await Host.StateAsync(instance)).Waiting().Should().Equal("check");
        (await Host.EventsAsync(instance)).Should().ContainInOrder("ask Canceled", "check Suspended");
    }

    [Fact]
    public async Task Branches_meet_though_lines_stand_in_another_order_and_a_step_was_put_between()
    {
        var instance = await Host.StartAsync(Definition("case", "start:Act a:Ask b:Ask meet:Act", "start -> a", "start -> b", "a:Yes -> meet", "b:Yes -> meet"));
        await Host.ResumeAsync(instance, "a", Outcome("Yes"));

        await MigrateAsync(instance, Definition("case", "start:Act a:Ask b:Ask between:Act meet:Act", "b:Yes -> between -> meet", "a:Yes -> meet", "start -> b", "start -> a"));
        await Host.ResumeAsync(instance, "b", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().EndWith(["between done", "meet done"]);
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_line_from_what_was_passed_already_is_not_waited_for()
    {
        var instance = await Host.StartAsync(Definition("case", "first:Act ask:Ask after:Act", "first -> ask", "ask:Yes -> after"));

        await MigrateAsync(instance, Definition("case", "first:Act ask:Ask after:Act", "first -> ask", "first -> after", "ask:Yes -> after"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().EndWith("after done");
    }

    [Fact]
    public async Task What_faulted_runs_anew_where_the_new_version_mends_it()
    {
        var instance = await Host.StartAsync(Definition("case", "frail:Frail after:Act", "frail -> after"));

        await MigrateAsync(instance, Definition("case", "sound:Act after:Act", "sound -> after"), ("frail", "sound"));

        (await Host.EffectsAsync(instance)).Should().EndWith(["sound done", "after done"]);
        (await CountAsync("engine.instances where incidents = 0 and finished_at is not null")).Should().Be(1);
    }

    [Fact]
    public async Task Variables_keep_their_values()
    {
        var first = Definition("case", "set:Elsa.SetVariable ask:Ask after:Act", "set -> ask", "ask:Yes -> after").WithVariables(("Mark", "String"));
        first.With("set", "variable", new JsonObject { ["id"] = "var-Mark", ["name"] = "Mark" }).With("set", "value", Literal("Object", "kept"));
        var instance = await Host.StartAsync(first);

        var second = first.DeepClone().AsObject();
        second["root"]!["connections"]!.AsArray().RemoveAt(1);
        await MigrateAsync(instance, second);

        (await Host.StateAsync(instance)).Executions.SelectMany(execution => execution.Variables ?? []).Should().ContainSingle().Which.Value.GetString().Should().Be("kept");
    }

    [Fact]
    public async Task A_timer_of_a_wait_that_stays_fires_in_the_new_version()
    {
        var instance = await Host.StartAsync(Definition("case", "pause:Elsa.Delay old:Act", "pause -> old"));

        await MigrateAsync(instance, Definition("case", "pause:Elsa.Delay new:Act", "pause -> new"));
        BusinessTime.Advance(TimeSpan.FromHours(1));
        (await Host.FireDueAsync()).Should().Be(1);

        (await Host.EffectsAsync(instance)).Should().EndWith("new done");
    }

    [Fact]
    public async Task A_nested_flowchart_that_is_gone_is_left_with_all_that_waits_in_it()
    {
        var inner = Flowchart("a:Ask b:Ask start:Act", "start -> a", "start -> b");
        inner["id"] = "inner";
        var definition = Definition("case", "before:Act", "before -> inner");
        definition["root"]!["activities"]!.AsArray().Add(inner);
        var instance = await Host.StartAsync(definition);

        await MigrateAsync(instance, Definition("case", "before:Act ask:Ask", "before -> ask"), ("inner:a", "ask"), ("inner:b", "ask"));

        (await Host.StateAsync(instance)).Waiting().Should().Equal("ask");
        (await Host.EventsAsync(instance)).Should().ContainInOrder("inner Canceled", "ask Suspended");
    }

    [Fact]
    public async Task What_would_happen_is_told_before_and_is_what_happens()
    {
        await Host.PublishAsync(Definition("case", "ask:Ask other:Ask gone:Ask after:Act", "ask:Yes -> other", "other:Yes -> gone", "gone:Yes -> after"));
        var (stays, renewed, moved) = (await Host.StartAsync("case"), await Host.StartAsync("case"), await Host.StartAsync("case"));
        foreach (var instance in new[] { renewed, moved })
        {
            await Host.ResumeAsync(instance, "ask", Outcome("Yes"));
        }

        await Host.ResumeAsync(moved, "other", Outcome("Yes"));
        await Host.PublishAsync(Definition("case", "ask:Ask other:Ask after:Act", "ask:Yes -> other", "other:Yes -> after").With("other", "name", "另一问"));
        var (version, nothing, target) = (await VersionAsync("case"), Targets(), Targets(("gone", "other")));

        (await FateAsync(stays, version, nothing)).Should().Be("ask Stays");
        (await FateAsync(renewed, version, nothing)).Should().Be("other Renewed");
        (await FateAsync(moved, version, nothing)).Should().Be("gone Impossible");
        (await FateAsync(moved, version, target)).Should().Be("gone Moved");

        foreach (var instance in new[] { stays, renewed, moved })
        {
            await Host.MigrateAsync(instance, version, target);
        }

        (await Host.StateAsync(stays)).Waiting().Should().Equal("ask");
        (await Host.EffectsAsync(renewed)).Should().EndWith(["Migrated", "other asked"]);
        (await Host.EffectsAsync(moved)).Should().EndWith(["Migrated", "other asked"]);
    }

    [Fact]
    public async Task Another_definition_and_the_same_version_are_refused()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));
        await Host.PublishAsync(Definition("else", "ask:Ask"));

        foreach (var version in new[] { await VersionAsync("case"), await VersionAsync("else") })
        {
            await FluentActions.Awaiting(() => Host.MigrateAsync(instance, version, Targets())).Should().ThrowAsync<StimulusRefusedException>();
        }
    }

    private async Task MigrateAsync(Guid instance, JsonObject definition, params (string From, string To)[] targets)
    {
        await Host.PublishAsync(definition);
        await Host.MigrateAsync(instance, await VersionAsync((string)definition["definitionId"]!), Targets(targets));
    }

    private async Task<Guid> VersionAsync(string definitionId) => (await Host.Store.PublishedAsync(CancellationToken.None))[definitionId];

    private async Task<string> FateAsync(Guid instance, Guid version, IReadOnlyDictionary<string, string> targets)
    {
        var forecast = await Host.Forecasts.ForecastAsync([instance], version, targets, CancellationToken.None);
        return string.Join(' ', forecast.Single().Waits.Select(wait => $"{wait.NodeId.Split(':')[^1]} {wait.Fate}"));
    }

    private static Dictionary<string, string> Targets(params (string From, string To)[] targets) =>
        targets.ToDictionary(target => $"Workflow1:flow:{target.From}", target => $"Workflow1:flow:{target.To}");
}
