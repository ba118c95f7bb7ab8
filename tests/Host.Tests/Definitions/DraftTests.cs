using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>Drafts, older versions, and what is no definition at all.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class DraftTests(DefinitionsHost office)
{
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task A_draft_is_read_back_in_canonical_form()
    {
        await designer.SaveAsync("canonical", definition => definition["toolVersion"] = "3.8.0.0");

        using var answer = await designer.GetAsync("/api/definitions/heilongjiang-canonical/versions/1");

        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().StartWith("{\n  \"$schema\"").And.NotContain("toolVersion");
        text.Replace("-canonical", "-chronic-disease-recognition").Replace("\"canonical\"", "\"chronic-disease-recognition\"").Should().Be(DefinitionFiles.Sound);
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_says_so()
    {
        var first = await designer.SaveAsync("stale");
        var revision = first.Text("/latest/revision");
        await designer.SaveAsync("stale", Named("别人的"), revision);

        using var stale = await designer.TrySaveAsync("stale", Draw("stale", Named("我的")), revision);
        using var blind = await designer.TrySaveAsync("stale", Draw("stale", Named("我的")));

        (await stale.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-changed")).Text("/detail").Should().Contain("已被他人改动").And.Contain("第 1 版");
        await blind.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-changed");
        (await designer.DefinitionAsync("stale")).Text("/name").Should().Be("别人的");
    }

    [Fact]
    public async Task An_old_version_becomes_the_draft()
    {
        var issued = await designer.IssueAsync("older", Named("旧"));
        var drafted = await designer.SaveAsync("older", Named("新"), issued.Text("/latest/revision"));

        var reverted = await SucceedAsync(designer.DoAsync("older", "revert", new JsonObject { ["version"] = 1, ["revision"] = drafted.Text("/latest/revision") }));

        reverted.Texts("/versions", "/state").Should().Equal("draft", "shelved", "published");
        reverted.Text("/latest/revision").Should().Be(issued.Text("/latest/revision"));
    }

    [Fact]
    public async Task Only_what_was_never_published_is_deleted()
    {
        var issued = await designer.IssueAsync("deleted");
        var drafted = await designer.SaveAsync("deleted", Named("新"), issued.Text("/latest/revision"));

        var left = await SucceedAsync(designer.DeleteAsync("deleted", drafted.Text("/latest/revision")));
        using var refused = await designer.DeleteAsync("deleted", left.Text("/latest/revision"));

        left.Texts("/versions", "/state").Should().Equal("published");
        await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-state");
    }

    [Fact]
    public async Task A_definition_of_one_draft_is_gone_when_it_is_deleted()
    {
        var drafted = await designer.SaveAsync("gone");

        using var deleted = await designer.DeleteAsync("gone", drafted.Text("/latest/revision"));
        using var gone = await designer.GetAsync("/api/definitions/heilongjiang-gone");

        (deleted.StatusCode, gone.StatusCode).Should().Be((HttpStatusCode.NoContent, HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("", "第 1 行")]
    [InlineData("{\"a\":", "第 1 行")]
    [InlineData("[]", "root")]
    [InlineData("\"流程\"", "root")]
    [InlineData("{\"definitionId\":\"heilongjiang-broken\",\"root\":null}", "root")]
    [InlineData("{\"definitionId\":\"henan-broken\",\"root\":{}}", "definitionId")]
    [InlineData("{\"definitionId\":3,\"root\":{}}", "definitionId")]
    [InlineData("{\"definitionId\":\"heilongjiang-broken\",\"root\":{\"id\":1,\"id\":2}}", "$.root.id")]
    [InlineData("{\"definitionId\":\"heilongjiang-broken\",\"name\":\"\\ud800\",\"root\":{}}", "$.name")]
    public async Task What_is_no_definition_is_not_stored(string content, string place)
    {
        using var body = new StringContent(content, Encoding.UTF8, "application/json");
        using var answer = await designer.SendAsync(HttpMethod.Put, "/api/definitions/heilongjiang-broken/draft", body);

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "faulty-definition");
        problem.Texts("/errors", "/pointer").Should().ContainSingle().Which.Should().StartWith(place);
        using var read = await designer.GetAsync("/api/definitions/heilongjiang-broken");
        read.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"definitionId":"heilongjiang-odd","root":{"id":7,"type":["x"],"version":{},"activities":{"a":1}}}""")]
    [InlineData("""{"definitionId":"heilongjiang-odd","root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[7,{"id":{}},{"id":"a","type":3}],"connections":[3]}}""")]
    [InlineData("""{"definitionId":"heilongjiang-odd","customProperties":3,"variables":"x","inputs":[1],"options":[],"root":{"id":"f","type":"Elsa.Flowchart","version":1}}""")]
    public async Task An_odd_draft_is_stored_and_judged_without_a_fault_of_the_service(string content)
    {
        using var body = new StringContent(content, Encoding.UTF8, "application/json");
        var saved = await SucceedAsync(designer.SendAsync(HttpMethod.Put, "/api/definitions/heilongjiang-odd/draft", body));
        var revision = saved.Text("/latest/revision");

        using var published = await designer.TryPublishAsync("odd", revision);
        using var deleted = await designer.DeleteAsync("odd", revision);

        await published.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "faulty-definition");
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("")]
    [InlineData("ab")]
    public async Task A_revision_that_cannot_be_one_is_told(string revision)
    {
        using var saved = await designer.TrySaveAsync("unsaved", Draw("unsaved"), revision);
        using var published = await designer.TryPublishAsync("unsaved", revision);

        (await saved.ParameterErrorsAsync()).Should().Equal("?revision bad-value");
        (await published.ParameterErrorsAsync()).Should().Equal("/revision bad-value");
    }

    [Theory]
    [InlineData("henan-chronic-disease-recognition")]
    [InlineData("heilongjiang-..%2fx")]
    [InlineData("heilongjiang-")]
    [InlineData("HEILONGJIANG-x")]
    [InlineData("common")]
    public async Task Definitions_that_are_not_of_the_region_are_not_there(string definitionId)
    {
        using var body = new StringContent(Draw("x").ToJsonString(), Encoding.UTF8, "application/json");
        using var read = await designer.GetAsync($"/api/definitions/{definitionId}");
        using var saved = await designer.SendAsync(HttpMethod.Put, $"/api/definitions/{definitionId}/draft", body);

        (read.StatusCode, saved.StatusCode).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task The_list_has_the_definitions_of_the_region_alone()
    {
        await designer.SaveAsync("listed");

        var own = await designer.ReadAsync("/api/definitions?size=200");
        var others = await office.Designer("henan-designer").ReadAsync("/api/definitions");

        own.Texts("/items", "/definitionId").Should().Contain("heilongjiang-listed").And.OnlyContain(id => id.StartsWith("heilongjiang-"));
        others.List("/items").Should().BeEmpty();
    }
}
