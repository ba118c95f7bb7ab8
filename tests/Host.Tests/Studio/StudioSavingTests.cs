using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>Saving, publishing, taking back and deleting, as Elsa Studio does it.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class StudioSavingTests(DefinitionsHost office)
{
    private readonly StudioClient studio = office.AtStudio();
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task What_is_opened_and_saved_again_makes_no_draft()
    {
        await designer.IssueAsync("untouched", definition => definition.Node("application").Put("/seq/expression/value", "\"16\""));
        var model = await studio.OpenAsync("heilongjiang-untouched");
        foreach (var node in model.List("/root/activities"))
        {
            node.Put("/metadata/designer/size", """{"width": 231.5, "height": 77}""");
            node.Put("/customProperties/logPersistenceMode", """{"default": "Inherit"}""");
            node.Put("/customProperties/logPersistenceConfig", "{}");
        }

        var saved = await studio.SaveAsync(Shuffled(model));

        (saved.Text("/id"), saved.At("/version")!.GetValue<int>()).Should().Be((model.Text("/id"), 1));
        (await designer.DefinitionAsync("untouched")).Texts("/versions", "/state").Should().Equal("published");
    }

    [Fact]
    public async Task Editing_a_published_version_makes_a_draft_that_differs_by_the_edit_alone()
    {
        await designer.IssueAsync("edited");
        var before = await TextAsync("edited", 1);
        var model = await studio.OpenAsync("heilongjiang-edited");
        model.Node("notify-completed").Put("/template", """{"typeName": null, "expression": {"type": "Literal", "value": "新的文字"}, "memoryReference": null}""");
        model.Node("notify-completed").Put("/official", """{"typeName": null, "expression": {"type": "Literal", "value": "False"}, "memoryReference": null}""");

        var saved = await studio.SaveAsync(Shuffled(model));
        var again = await studio.SaveAsync(saved);

        (saved.At("/version")!.GetValue<int>(), saved.At("/isLatest")!.GetValue<bool>(), saved.At("/isPublished")!.GetValue<bool>()).Should().Be((2, true, false));
        saved.Text("/id").Should().NotBe(model.Text("/id")).And.Be(again.Text("/id"));
        saved.List("/root/activities").Should().OnlyContain(node => node.Text("/nodeId") == $"Workflow1:flow:{node.Text("/id")}");
        var changed = (await TextAsync("edited", 2)).Split('\n').Except(before.Split('\n')).Select(line => line.Trim().TrimEnd(',')).ToList();
        changed.Should().Equal("\"template\": {\"typeName\": \"String\", \"expression\": {\"type\": \"Literal\", \"value\": \"新的文字\"}}");
        saved.Node("notify-completed").At("/official/expression/value")!.GetValueKind().Should().Be(System.Text.Json.JsonValueKind.False);
    }

    [Fact]
    public async Task A_new_definition_is_of_the_region_and_its_root_gets_a_place()
    {
        var created = await studio.SaveAsync(NewModel("全新的流程"), publish: null);

        created.Text("/definitionId").Should().StartWith("heilongjiang-flow-");
        (created.Text("/customProperties/region"), created.Text("/root/nodeId"), created.At("/version")!.GetValue<int>()).Should().Be(("heilongjiang", "Workflow1:a1b2", 1));
        created.At("/root/activities").Should().BeOfType<JsonArray>();
        var named = await studio.SaveAsync(NewModel("named-item"), publish: null);
        (named.Text("/definitionId"), named.Text("/customProperties/item")).Should().Be(("heilongjiang-named-item", "named-item"));
    }

    [Theory]
    [InlineData("Elsa.Sequence")]
    [InlineData("Elsa.StateMachine")]
    public async Task Other_roots_than_flowcharts_are_refused(string type)
    {
        var model = NewModel("不是流程图");
        model.Put("/root/type", $"\"{type}\"");

        using var answer = await studio.TrySaveAsync(model, publish: null);

        (await StudioClient.ToldAsync(answer)).Should().ContainSingle().Which.Should().Contain("流程图");
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_says_so()
    {
        await designer.IssueAsync("overtaken");
        var seen = await studio.OpenAsync("heilongjiang-overtaken");
        await studio.SaveAsync(Renamed(seen, "先保存的"));

        using var stale = await studio.TrySaveAsync(Renamed(seen, "后保存的"));

        (await StudioClient.ToldAsync(stale)).Should().ContainSingle().Which.Should().Contain("已有改动").And.Contain("第 2 版");
        (await designer.DefinitionAsync("overtaken")).Text("/name").Should().Be("先保存的");
    }

    [Fact]
    public async Task Of_many_saves_of_one_editor_none_is_lost_to_another()
    {
        await designer.SaveAsync("quick");
        var model = await studio.OpenAsync("heilongjiang-quick");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => studio.TrySaveAsync(Renamed(model, $"第{number}次"))));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await designer.DefinitionAsync("quick")).Texts("/versions", "/state").Should().Equal("draft");
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task While_somebody_works_on_a_draft_another_designer_only_looks()
    {
        await office.EmployAsync("second-designer", "designer");
        var other = office.AtStudio("second-designer");
        await designer.IssueAsync("leased");
        var model = await studio.OpenAsync("heilongjiang-leased");
        var drafted = await studio.SaveAsync(Renamed(model, "我的草稿"));

        var shown = await other.OpenAsync("heilongjiang-leased");
        using var refused = await other.TrySaveAsync(Renamed(drafted, "他的草稿"));
        using var byApi = await office.Designer("second-designer").TrySaveAsync("leased", Draw("leased", Named("他的草稿")), await RevisionAsync("leased"));
        var told = (await designer.DefinitionAsync("leased")).At("/editor")!;

        (shown.At("/isReadonly")!.GetValue<bool>(), shown.Texts("/links", "/rel").Contains("publish")).Should().Be((true, false));
        (await StudioClient.ToldAsync(refused)).Should().ContainSingle();
        await byApi.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-state");
        told.Text("/userName").Should().Be("heilongjiang-designer");

        office.MachineTime.Advance(TimeSpan.FromMinutes(9));
        drafted = await studio.SaveAsync(Renamed(drafted, "又保存了"));
        office.MachineTime.Advance(TimeSpan.FromMinutes(9));
        (await other.OpenAsync("heilongjiang-leased")).At("/isReadonly")!.GetValue<bool>().Should().BeTrue("each save renews it");
        office.MachineTime.Advance(TimeSpan.FromMinutes(2));
        var open = await other.OpenAsync("heilongjiang-leased");
        open.At("/isReadonly")!.GetValue<bool>().Should().BeFalse();
        await other.SaveAsync(Renamed(open, "接着做"));
        office.MachineTime.Advance(TimeSpan.FromMinutes(11));
        using var late = await studio.TrySaveAsync(Renamed(drafted, "旧的页面"));
        (await StudioClient.ToldAsync(late)).Should().ContainSingle().Which.Should().Contain("已有改动", "it was made from what is there no more");
    }

    [Fact]
    public async Task Publishing_takes_the_description_as_its_basis()
    {
        await designer.IssueAsync("grounded");
        var model = await studio.OpenAsync("heilongjiang-grounded");
        model["name"] = "改过的";
        model["description"] = "依据黑医保规〔2026〕9号";

        var published = await studio.SendAsync("/workflow-definitions", StudioClient.Save(model, publish: true));
        var again = await studio.SendAsync("/workflow-definitions/heilongjiang-grounded/publish", new JsonObject());

        (published.At("/workflowDefinition/isPublished")!.GetValue<bool>(), published.At("/workflowDefinition/version")!.GetValue<int>(), published.At("/alreadyPublished")!.GetValue<bool>(), published.At("/consumingWorkflowCount")!.GetValue<int>())
            .Should().Be((true, 2, false, 0));
        again.At("/alreadyPublished")!.GetValue<bool>().Should().BeTrue();
        (await designer.ReadAsync("/api/definitions/heilongjiang-grounded/events")).Text("/0/basis").Should().Be("依据黑医保规〔2026〕9号");
    }

    [Fact]
    public async Task Without_a_description_nothing_is_published_and_the_draft_is_kept()
    {
        await designer.IssueAsync("silent");
        var model = Renamed(await studio.OpenAsync("heilongjiang-silent"), "没有说明");
        model["description"] = "";

        using var refused = await studio.TrySaveAsync(model, publish: true);

        (await StudioClient.ToldAsync(refused)).Should().ContainSingle().Which.Should().Contain("依据");
        (await designer.DefinitionAsync("silent")).Texts("/versions", "/state").Should().Equal("draft", "published");
    }

    [Fact]
    public async Task All_that_stands_against_publishing_is_shown_with_its_place()
    {
        await designer.IssueAsync("unsound");
        var model = await studio.OpenAsync("heilongjiang-unsound");
        model.Node("review").Say("role", "astrologer");
        model.Node("acceptance").Say("stage", "");

        using var refused = await studio.TrySaveAsync(model, publish: true);

        var told = await StudioClient.ToldAsync(refused);
        told.Should().Contain(fault => fault.Contains("astrologer") && fault.Contains("业务审核")).And.Contain(fault => fault.Contains("业务受理") || fault.Contains("acceptance"));
    }

    [Fact]
    public async Task Content_that_is_in_force_already_makes_no_version()
    {
        await designer.IssueAsync("back");
        var model = await studio.OpenAsync("heilongjiang-back");
        var drafted = await studio.SaveAsync(Renamed(model, "改了"));
        drafted["name"] = model.Text("/name");
        drafted.Node("review").Put("/metadata/designer/size", """{"width": 1, "height": 1}""");

        var published = await studio.SendAsync("/workflow-definitions", StudioClient.Save(drafted, publish: true));

        (published.At("/workflowDefinition/version")!.GetValue<int>(), published.At("/alreadyPublished")!.GetValue<bool>()).Should().Be((1, true));
        (await designer.DefinitionAsync("back")).Texts("/versions", "/state").Should().Equal("published");
    }

    [Fact]
    public async Task A_version_is_retracted_and_an_old_one_becomes_the_draft()
    {
        await designer.IssueAsync("turned", Named("旧"));
        await designer.IssueAsync("turned", Named("新"), await RevisionAsync("turned"));

        var reverted = await studio.SendAsync("/workflow-definitions/heilongjiang-turned/revert/1");
        var retracted = await studio.SendAsync("/workflow-definitions/heilongjiang-turned/retract", new JsonObject());
        using var again = await studio.TrySendAsync("/workflow-definitions/heilongjiang-turned/retract", new JsonObject());

        (reverted.At("/version")!.GetValue<int>(), reverted.Text("/name"), reverted.At("/isPublished")!.GetValue<bool>()).Should().Be((3, "旧", false));
        (await studio.LoadAsync($"/workflow-definitions/by-id/{reverted.Text("/id")}")).Text("/name").Should().Be("旧");
        retracted.Text("/definitionId").Should().Be("heilongjiang-turned");
        (await StudioClient.ToldAsync(again)).Should().ContainSingle();
    }

    [Fact]
    public async Task Only_what_was_never_published_is_deleted()
    {
        await designer.SaveAsync("never");
        await designer.IssueAsync("once");
        var drafted = await studio.SaveAsync(Renamed(await studio.OpenAsync("heilongjiang-once"), "草稿"));
        var published = (await studio.LoadAsync("/workflow-definitions?DefinitionIds=heilongjiang-once&versionOptions=1")).Text("/items/0/id");

        using var never = await studio.TryDeleteAsync("/workflow-definitions/heilongjiang-never");
        using var draft = await studio.TryDeleteAsync($"/workflow-definition-versions/{drafted.Text("/id")}");
        using var version = await studio.TryDeleteAsync($"/workflow-definition-versions/{published}");
        using var whole = await studio.TryDeleteAsync("/workflow-definitions/heilongjiang-once");
        using var gone = await studio.TryDeleteAsync("/workflow-definitions/heilongjiang-never");

        (never.StatusCode, draft.StatusCode, gone.StatusCode).Should().Be((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound));
        (await StudioClient.ToldAsync(version)).Should().ContainSingle();
        (await StudioClient.ToldAsync(whole)).Should().ContainSingle().Which.Should().Contain("不能删除");
        (await designer.DefinitionAsync("once")).Texts("/versions", "/state").Should().Equal("published");
    }

    [Fact]
    public async Task Many_are_published_retracted_and_deleted_at_once()
    {
        await designer.SaveAsync("many-a");
        await designer.SaveAsync("many-b");
        var three = Ids("heilongjiang-many-a", "heilongjiang-many-b", "heilongjiang-many-none");

        var published = await studio.SendAsync("/bulk-actions/publish/workflow-definitions/by-definition-ids", three);
        var again = await studio.SendAsync("/bulk-actions/publish/workflow-definitions/by-definition-ids", three);
        var retracted = await studio.SendAsync("/bulk-actions/retract/workflow-definitions/by-definition-ids", three);
        using var deleted = await studio.TrySendAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", three);
        await designer.SaveAsync("many-c");
        var one = await studio.SendAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", Ids("heilongjiang-many-c"));
        await designer.SaveAsync("many-d");
        var versions = await studio.SendAsync(
            "/bulk-actions/delete/workflow-definitions/by-id", new JsonObject { ["ids"] = new JsonArray((await studio.OpenAsync("heilongjiang-many-d")).Text("/id")) });

        Texts(published, "published").Should().Equal("heilongjiang-many-a", "heilongjiang-many-b");
        Texts(published, "notFound").Should().Equal("heilongjiang-many-none");
        published.At("/updatedConsumers").Should().BeOfType<JsonArray>();
        Texts(again, "alreadyPublished").Should().HaveCount(2);
        Texts(retracted, "retracted").Should().HaveCount(2);
        (await StudioClient.ToldAsync(deleted)).Should().HaveCount(2);
        (one.At("/deleted")!.GetValue<int>(), versions.At("/deleted")!.GetValue<int>()).Should().Be((1, 1));
    }

    [Fact]
    public async Task Nothing_is_run_from_Studio()
    {
        using var run = await studio.TrySendAsync("/workflow-definitions/heilongjiang-chronic-disease-recognition/execute", new JsonObject { ["versionOptions"] = "Latest" });
        using var test = await studio.TrySendAsync("/tests/activities", new JsonObject());

        run.StatusCode.Should().Be(HttpStatusCode.OK);
        run.Headers.GetValues("x-elsa-workflow-cannot-start").Should().Equal("true");
        run.Headers.Contains("x-elsa-workflow-instance-id").Should().BeFalse();
        await StudioClient.ToldAsync(test);
    }

    [Theory]
    [InlineData("DELETE", "/workflow-instances/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("POST", "/cancel/workflow-instances/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("POST", "/bulk-actions/cancel/workflow-instances")]
    [InlineData("POST", "/bulk-actions/delete/workflow-instances/by-id")]
    [InlineData("POST", "/bulk-actions/import/workflow-instances")]
    public async Task Cases_are_not_ended_deleted_or_brought_from_Studio(string method, string path)
    {
        using var answer = await studio.SendAsync(new HttpMethod(method), $"{StudioClient.Api}{path}");

        (await StudioClient.ToldAsync(answer)).Should().ContainSingle().Which.Should().StartWith("办件");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"publish\": true}")]
    [InlineData("{\"model\": 7}")]
    [InlineData("[]")]
    [InlineData("{\"model\": {\"name\": \"\\u0000\", \"root\": {\"id\": \"a\", \"type\": \"Elsa.Flowchart\", \"version\": 1}}}")]
    [InlineData("{\"model\": {\"name\": \"空\"}}")]
    [InlineData("{\"model\": ")]
    public async Task A_save_that_is_none_is_told(string body)
    {
        using var answer = await studio.PostAsync($"{StudioClient.Api}/workflow-definitions", body);

        await StudioClient.ToldAsync(answer);
    }

    private static JsonNode NewModel(string name) => new JsonObject
    {
        ["id"] = null,
        ["definitionId"] = null,
        ["name"] = name,
        ["description"] = "新",
        ["createdAt"] = "0001-01-01T00:00:00+00:00",
        ["version"] = 1,
        ["variables"] = new JsonArray(),
        ["customProperties"] = new JsonObject(),
        ["options"] = new JsonObject { ["incidentStrategyType"] = null, ["usableAsActivity"] = false },
        ["root"] = new JsonObject { ["id"] = "a1b2", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "Flowchart1" },
    };

    private static JsonNode Renamed(JsonNode model, string name)
    {
        var renamed = model.DeepClone();
        renamed["name"] = name;
        return renamed;
    }

    /// <summary>Studio moves the nodes and lines that it touches to the end.</summary>
    private static JsonNode Shuffled(JsonNode model)
    {
        foreach (var list in (string[])["activities", "connections"])
        {
            model["root"]![list] = new JsonArray([.. model.List($"/root/{list}").Reverse().Select(item => item.DeepClone())]);
        }

        return model;
    }

    private static JsonObject Ids(params string[] ids) => new() { ["definitionIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    private static IEnumerable<string> Texts(JsonNode answer, string list) => answer.List($"/{list}").Select(id => id.GetValue<string>());

    private async Task<string> RevisionAsync(string item) => (await designer.DefinitionAsync(item)).Text("/latest/revision");

    private async Task<string> TextAsync(string item, int version)
    {
        using var answer = await designer.GetAsync($"/api/definitions/heilongjiang-{item}/versions/{version}");
        return await answer.Content.ReadAsStringAsync();
    }
}
