using System.Text.Json.Nodes;
using Elsa.Workflows;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Instances;

/// <summary>What an instance keeps is there again after a wait, and is its own.</summary>
public sealed class StateTests : EngineTest
{
    [Fact]
    public async Task What_one_instance_does_to_a_first_value_is_its_own()
    {
        var definition = Definition("case", "append:Append after:Recall", "append -> after").WithVariables(("Words", "List<String>")).With("after", "variable", Literal("String", "Words"));
        definition["variables"]![0]!["value"] = "[\"first\"]";
        var one = await Host.StartAsync(definition);
        var other = await Host.StartAsync("case");

        (await Host.EffectsAsync(one)).Should().EndWith("List`1 [\"first\",\"append\"]");
        (await Host.EffectsAsync(other)).Should().EndWith("List`1 [\"first\",\"append\"]");
    }

    [Fact]
    public async Task An_activity_keeps_its_own_variables_properties_and_wait_points()
    {
        var instance = await Host.StartAsync(Definition("case", "keep:Keep after:Act", "keep -> after"));

        await Host.ResumeAsync(instance, "keep");
        await Host.ResumeAsync(instance, "keep");

        const string Day = "2026-03-02T09:00:00.0000000+08:00";
        (await Host.EffectsAsync(instance)).Should().Equal(
            "Started", "Answered", $"{Day}; 12.50; 一,二; 3; -; 0; 受理; 4", "Answered", $"{Day}; 12.50; 一,二; 4; -; 0; 受理; 4", "after done");
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Several_wait_points_of_one_activity_are_resumed_one_by_one()
    {
        var instance = await Host.StartAsync(Definition("case", "both:AskBoth after:Act", "both -> after"));
        var second = (await Host.StateAsync(instance)).Bookmarks.Single(bookmark => bookmark.Name == "second").Id;

        await Host.SendAsync(instance, new Stimulus(StimulusKind.Resume, "Answered", "reviewer") { BookmarkId = second });
        (await Host.StateAsync(instance)).Bookmarks.Should().ContainSingle().Which.Name.Should().Be("first");
        await Host.ResumeAsync(instance, "both", new JsonObject { [Cure.Name] = true });

        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Flowcharts_in_flowcharts_wait_and_go_on_each_in_its_own_scope()
    {
        var inner = Flowchart("ask:Ask set:Elsa.SetVariable recall:Recall", "ask:Again -> ask", "ask:Yes -> set -> recall");
        inner["id"] = "inner";
        inner["variables"] = Variables("inner");
        var outer = Flowchart("s:Act other:Ask recallOuter:Recall", "s -> inner -> recallOuter", "s -> other");
        outer["activities"]!.AsArray().Add(inner);
        outer["variables"] = Variables("outer");
        var definition = Definition("case", outer)
            .With("set", "variable", new JsonObject { ["id"] = "inner", ["name"] = "Value", ["typeName"] = "String" })
            .With("set", "value", Literal("Object", "set in the inner one"))
            .With("recall", "variable", Literal("String", "Value"))
            .With("recallOuter", "variable", Literal("String", "Value"));
        var instance = await Host.StartAsync(definition);

        await Host.ResumeAsync(instance, "ask", Outcome("Again"));
        await Host.ResumeAsync(instance, "other", Outcome("Done"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().ContainInOrder("ask answered Again", "ask asked", "String \"set in the inner one\"", "String \"outer\"");
        (await Host.StateAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_declared_input_is_kept_and_an_undeclared_one_is_there_for_its_burst_only()
    {
        var definition = Definition("case", "ask:Ask kept:Elsa.SetName gone:Elsa.Correlate", "ask -> kept -> gone")
            .With("kept", "value", Expression("String", "Input", new JsonObject { ["name"] = "CaseNumber" }))
            .With("gone", "correlationId", Expression("String", "Input", new JsonObject { ["name"] = "Secret" }));
        definition["inputs"] = new JsonArray(new JsonObject { ["name"] = "CaseNumber", ["type"] = "String", ["storageDriverType"] = "WorkflowInstanceStorageDriver" });
        var instance = await Host.StartAsync(definition, new JsonObject { ["CaseNumber"] = "A-1", ["Secret"] = "x" });

        await Host.ResumeAsync(instance, "ask", Outcome("Done"));

        (await ExecuteAsync("select name from engine.instances")).Should().Be("A-1");
        (await Host.StateAsync(instance)).Incidents.Should().ContainSingle().Which.Message.Should().Be("输入“CorrelationId”没有值。");
    }

    [Fact]
    public async Task A_state_of_an_unknown_format_is_refused_and_left_alone()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask"));
        var answer = await Host.AnswerAsync(instance, "ask", Outcome("Done"));
        await ExecuteAsync("update engine.instances set state = replace(state, '\"format\":1', '\"format\":9')");
        HasAltered(instance);

        var send = () => Host.SendAsync(instance, answer);

        (await send.Should().ThrowAsync<InvalidOperationException>()).WithMessage("办件流程状态的格式 9 不受支持。");
        (await ExecuteAsync("select stimuli from engine.instances")).Should().Be(1);
    }

    private static JsonArray Variables(string value) => [new JsonObject
    {
        ["id"] = value,
        ["name"] = "Value",
        ["typeName"] = "String",
        ["value"] = value,
        ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
    }];
}
