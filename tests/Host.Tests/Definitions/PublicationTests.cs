using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>From a draft to a version in force and out of it.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class PublicationTests(DefinitionsHost office)
{
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task A_published_draft_is_an_item_at_once_and_no_item_once_retracted()
    {
        var saved = await designer.SaveAsync("issue");
        (await IsItemAsync("issue")).Should().BeFalse();

        var published = await SucceedAsync(designer.TryPublishAsync("issue", saved.Text("/latest/revision")));
        published.Text("/published/state").Should().Be("published");
        published.Text("/published/publishedBy").Should().Be("heilongjiang-designer");
        (await IsItemAsync("issue")).Should().BeTrue();

        var retracted = await SucceedAsync(designer.DoAsync("issue", "retract", new JsonObject { ["version"] = 1, ["reason"] = "有误" }));
        retracted.At("/published").Should().BeNull();
        retracted.Text("/latest/state").Should().Be("retracted");
        (await IsItemAsync("issue")).Should().BeFalse();
    }

    [Fact]
    public async Task A_case_goes_on_on_the_version_that_it_began_with()
    {
        var published = await designer.DefinitionAsync("chronic-disease-recognition");
        var opened = await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        await SucceedAsync(designer.DoAsync("chronic-disease-recognition", "retract", new JsonObject { ["version"] = 1, ["reason"] = "有误" }));

        using var refused = await office.Citizen().GetAsync($"/api/items/{CaseworkHost.ChronicDisease}");
        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        await office.Clerk("provider-acceptor").DecideAsync(opened, "受理");

        await SucceedAsync(designer.TryPublishAsync("chronic-disease-recognition", published.Text("/latest/revision")));
        (await office.Citizen().CaseAsync(opened)).Json.At("/version")!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task A_draft_may_be_faulty_but_is_not_published_and_everything_wrong_is_told_by_node_at_once()
    {
        var saved = await designer.SaveAsync("faulty", definition =>
        {
            definition.Put("/root/activities/-", """{"id": "lonely", "name": "孤岛", "type": "Elsa.WriteNothing", "version": 1}""");
            definition.Put("/root/connections/0/source/port", "\"Nowhere\"");
            definition.Node("review").Say("role", "astrologer");
            definition.Node("clock").Put("/limit/expression/type", "\"CSharp\"");
            definition.Node("notify-completed").Say("template", "您于{{生辰八字}}");
            definition.Node("acceptance").Say("stage", "");
            definition.Node("check").Put("/clause/expression", """{"type": "JavaScript", "value": "while (true) {}"}""");
        });

        using var answer = await designer.TryPublishAsync("faulty", saved.Text("/latest/revision"));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "faulty-definition");
        var told = problem.List("/errors").ToLookup(error => error.Text("/pointer"), error => error.Text("/detail"));
        told["lonely"].Should().ContainSingle().Which.Should().Contain("Elsa.WriteNothing");
        told["clock"].Should().ContainSingle().Which.Should().Contain("不支持“CSharp”类表达式");
        told["review"].Should().Contain(fault => fault.Contains("astrologer"));
        told["notify-completed"].Should().ContainSingle().Which.Should().Contain("生辰八字");
        told["acceptance"].Should().Contain(fault => fault.Contains("stage"));
        told["check"].Should().ContainSingle().Which.Should().Contain("脚本只能是一个表达式");
        told.SelectMany(node => node).Should().Contain(fault => fault.Contains("Nowhere"));
        (await designer.ReadAsync("/api/definitions/heilongjiang-faulty/versions/1/faults")).AsArray().Should().HaveCount(problem.List("/errors").Count);
        (await IsItemAsync("faulty")).Should().BeFalse();
    }

    [Fact]
    public async Task A_role_that_nobody_of_the_region_holds_stands_against_publishing()
    {
        var saved = await designer.SaveAsync("unstaffed", definition => definition.Node("review").Say("role", "inspector"));
        var revision = saved.Text("/latest/revision");
        await ExecuteAsync("update accounts.memberships set role = 'bureau', agency = 'away' where region = 'heilongjiang' and role = 'inspector'");
        using var refused = await designer.TryPublishAsync("unstaffed", revision);
        await ExecuteAsync("update accounts.memberships set role = 'inspector', agency = null where region = 'heilongjiang' and agency = 'away'");

        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "faulty-definition");
        problem.List("/errors").Should().ContainSingle().Which.Text("/detail").Should().Contain("没有人担任办理角色“评估（inspector）”");
        await SucceedAsync(designer.TryPublishAsync("unstaffed", revision));
    }

    [Fact]
    public async Task A_role_that_has_no_tasks_is_told()
    {
        var saved = await designer.SaveAsync("unfit", definition => definition.Node("review").Say("role", "designer"));

        using var answer = await designer.TryPublishAsync("unfit", saved.Text("/latest/revision"));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "faulty-definition");
        problem.List("/errors").Should().ContainSingle().Which.Text("/detail").Should().Be("业务审核（review）：角色“流程设计（designer）”不办理业务，不能作为办理角色。");
    }

    [Fact]
    public async Task Publishing_needs_a_basis_and_retracting_a_reason()
    {
        var saved = await designer.SaveAsync("groundless");

        using var publication = await designer.TryPublishAsync("groundless", saved.Text("/latest/revision"), basis: " ");
        using var retraction = await designer.DoAsync("groundless", "retract", new JsonObject { ["version"] = 1, ["reason"] = "" });

        (await publication.BodyErrorsAsync()).Should().Equal("/basis missing-field");
        (await retraction.BodyErrorsAsync()).Should().Equal("/reason missing-field");
    }

    [Fact]
    public async Task Sent_again_under_its_key_a_publication_is_answered_the_same()
    {
        var saved = await designer.SaveAsync("again");
        var revision = saved.Text("/latest/revision");

        var first = await SucceedAsync(designer.TryPublishAsync("again", revision, key: "again-1"));
        var second = await SucceedAsync(designer.TryPublishAsync("again", revision, key: "again-1"));
        using var without = await designer.TryPublishAsync("again", revision);

        second.ToJsonString().Should().Be(first.ToJsonString());
        (await without.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-state")).Text("/detail").Should().Contain("已经发布");
    }

    [Fact]
    public async Task The_history_says_who_did_what_on_which_ground()
    {
        await designer.IssueAsync("history");
        await SucceedAsync(designer.DoAsync("history", "retract", new JsonObject { ["version"] = 1, ["reason"] = "文件有误" }));

        var events = (await office.Designer("heilongjiang-auditor").ReadAsync("/api/definitions/heilongjiang-history/events")).AsArray();

        events.Select(entry => $"{entry!.Text("/event")} {entry!.Text("/actor")} {entry!.At("/version")} {entry!.At("/basis")}".Trim()).Should().Equal(
            "retracted heilongjiang-designer 1 文件有误", "published heilongjiang-designer 1 黑医保规〔2026〕2号", "drafted heilongjiang-designer 1");
    }

    private async Task<bool> IsItemAsync(string item)
    {
        using var answer = await office.Host.GetAsync($"/api/items/heilongjiang/{item}");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = office.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
