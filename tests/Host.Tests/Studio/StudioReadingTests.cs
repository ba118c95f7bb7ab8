using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>Definitions as Elsa Studio lists and opens them.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class StudioReadingTests(DefinitionsHost office)
{
    private const string Sound = "heilongjiang-chronic-disease-recognition";

    private readonly StudioClient studio = office.AtStudio();
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task The_list_has_pages_from_zero_and_names_in_any_case()
    {
        await designer.SaveAsync("paged-a", Named("翻页甲"));
        await designer.SaveAsync("paged-b", Named("翻页乙"));
        const string query = "/workflow-definitions?versionOptions=Latest&SearchTerm=翻页&IsSystem=False&OrderBy=Name&OrderDirection=Descending";

        var first = await studio.LoadAsync($"{query}&Page=0&PageSize=1");
        var second = await studio.LoadAsync($"{query}&page=1&pagesize=1");
        var all = await studio.LoadAsync(query);

        (first.At("/totalCount")!.GetValue<int>(), second.At("/totalCount")!.GetValue<int>()).Should().Be((2, 2));
        first.Texts("/items", "/name").Concat(second.Texts("/items", "/name")).Should().Equal(all.Texts("/items", "/name")).And.HaveCount(2);
        all.Texts("/links", "/rel").Should().Contain("bulk-publish");
        var item = all.List("/items")[0];
        item.AsObject().Select(member => member.Key).Should().Contain(
            ["id", "definitionId", "name", "description", "version", "toolVersion", "isLatest", "isPublished", "isReadonly", "providerName", "materializerName", "isMaterializerAvailable", "createdAt", "links"]);
        item.At("/isMaterializerAvailable")!.GetValue<bool>().Should().BeTrue();
        item.Texts("/links", "/rel").Should().Contain("publish");
    }

    [Fact]
    public async Task Without_a_word_about_versions_every_one_is_listed_and_found_by_its_id()
    {
        var issued = await designer.IssueAsync("versions", Named("一"));
        await designer.SaveAsync("versions", Named("二"), issued.Text("/latest/revision"));
        const string query = "/workflow-definitions?DefinitionIds=heilongjiang-versions&OrderBy=Version&OrderDirection=Descending";

        var all = await studio.LoadAsync($"{query}&versionOptions=");
        var ids = all.Texts("/items", "/id");
        var found = await studio.LoadAsync($"/workflow-definitions?versionOptions=&Ids={ids[0]}&Ids={ids[1]}");

        all.List("/items").Select(item => (item.At("/version")!.GetValue<int>(), item.At("/isLatest")!.GetValue<bool>(), item.At("/isPublished")!.GetValue<bool>())).Should()
            .Equal((2, true, false), (1, false, true));
        found.Texts("/items", "/id").Should().BeEquivalentTo(ids);
        (await VersionsAsync("Latest")).Should().Equal(2);
        (await VersionsAsync("Published")).Should().Equal(1);
        (await VersionsAsync("Draft")).Should().Equal(2);
        (await VersionsAsync("LatestOrPublished")).Should().Equal(2, 1);
        (await VersionsAsync("LatestAndPublished")).Should().BeEmpty();
        (await VersionsAsync("1")).Should().Equal(1);

        async Task<IEnumerable<int>> VersionsAsync(string options) =>
            (await studio.LoadAsync($"{query}&versionOptions={options}")).List("/items").Select(item => item.At("/version")!.GetValue<int>());
    }

    [Theory]
    [InlineData("versionOptions=Newest")]
    [InlineData("Page=-1&PageSize=10")]
    [InlineData("Page=0&PageSize=0")]
    [InlineData("Page=x")]
    [InlineData("OrderBy=Colour")]
    public async Task A_query_that_cannot_be_is_told(string query)
    {
        using var answer = await studio.TryLoadAsync($"/workflow-definitions?{query}");

        await StudioClient.ToldAsync(answer);
    }

    [Fact]
    public async Task A_definition_is_opened_complete()
    {
        var model = await studio.OpenAsync(Sound);

        foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes", "links"])
        {
            model.At($"/{list}").Should().BeOfType<JsonArray>(list);
        }

        model.AsObject().Should().ContainKeys("id", "definitionId", "name", "description", "version", "toolVersion", "createdAt", "providerName", "materializerName", "materializerContext");
        model.At("/options")!.AsObject().Should().ContainKeys("activationStrategyType", "usableAsActivity", "autoUpdateConsumingWorkflows", "activityCategory", "incidentStrategyType", "commitStrategyName");
        model.Text("/customProperties/region").Should().Be("heilongjiang");
        (model.At("/isLatest")!.GetValue<bool>(), model.At("/isPublished")!.GetValue<bool>(), model.At("/isReadonly")!.GetValue<bool>()).Should().Be((true, true, false));
        model.Texts("/links", "/rel").Should().Contain("publish");
        model.Text("/root/nodeId").Should().Be("Workflow1:flow");
        model.List("/root/activities").Should().OnlyContain(node => node.Text("/nodeId") == $"Workflow1:flow:{node.Text("/id")}");
        (await studio.LoadAsync($"/workflow-definitions/by-id/{model.Text("/id")}")).ToJsonString().Should().Be(model.ToJsonString());
    }

    [Fact]
    public async Task A_node_of_a_type_that_is_gone_is_shown_and_kept()
    {
        await designer.SaveAsync("gone-type", definition => definition.Insert("acceptance", "受理", "Elsa.Vanished", ("text", "旧")));

        var model = await studio.OpenAsync("heilongjiang-gone-type");
        var shown = model.Node("inserted");
        model["name"] = "改名";
        await studio.SaveAsync(model);

        (shown.Text("/type"), shown.Text("/missingTypeName"), shown.Text("/nodeId")).Should().Be(("Elsa.NotFoundActivity", "Elsa.Vanished", "Workflow1:flow:inserted"));
        var kept = (await designer.ReadAsync("/api/definitions/heilongjiang-gone-type/versions/1")).Node("inserted");
        (kept.Text("/type"), kept.Text("/text/expression/value")).Should().Be(("Elsa.Vanished", "旧"));
    }

    [Fact]
    public async Task Nodes_within_nodes_are_found()
    {
        await designer.SaveAsync("nested", definition => definition.At("/root/activities")!.AsArray().Add(JsonNode.Parse(
            """
            {"id": "outer", "name": "内含", "type": "Elsa.FlowNode", "version": 1, "metadata": {}, "body":
                {"id": "inner", "type": "Elsa.Flowchart", "version": 1, "activities": [{"id": "leaf", "type": "Elsa.WriteLine", "version": 1}], "connections": []}}
            """)));
        var model = await studio.OpenAsync("heilongjiang-nested");

        var way = await studio.LoadAsync($"/workflow-definitions/subgraph/segments/{model.Text("/id")}?childNodeId=Workflow1:flow:outer:inner:leaf");
        var below = await studio.LoadAsync($"/workflow-definitions/subgraph/{model.Text("/id")}?parentNodeId=Workflow1:flow:outer");

        model.Node("outer").Text("/body/activities/0/nodeId").Should().Be("Workflow1:flow:outer:inner:leaf");
        (way.Text("/childNode/activity/id"), way.Text("/container/id"), way.Text("/pathSegments/0/activityNodeId"), way.Text("/pathSegments/0/portName")).Should()
            .Be(("leaf", "inner", "Workflow1:flow:outer", "body"));
        below.Text("/children/0/activity/id").Should().Be("inner");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_not_unique()
    {
        await designer.SaveAsync("named", Named("重名的流程"));

        (await IsUniqueAsync("name=重名的流程")).Should().BeFalse();
        (await IsUniqueAsync("name=重名的流程&definitionId=heilongjiang-named")).Should().BeTrue("it is its own");
        (await IsUniqueAsync("name=没有的名字&definitionId=")).Should().BeTrue();

        async Task<bool> IsUniqueAsync(string query) => (await studio.LoadAsync($"/workflow-definitions/validation/is-name-unique?{query}")).At("/isUnique")!.GetValue<bool>();
    }

    [Theory]
    [InlineData("heilongjiang-auditor")]
    [InlineData("heilongjiang-publisher")]
    public async Task Who_may_only_read_is_shown_everything_read_only(string account)
    {
        var reader = office.AtStudio(account);

        var model = await reader.OpenAsync(Sound);
        var list = await reader.LoadAsync("/workflow-definitions?versionOptions=Latest");

        model.At("/isReadonly")!.GetValue<bool>().Should().BeTrue();
        model.Texts("/links", "/rel").Should().Equal("self");
        list.Texts("/links", "/rel").Should().Equal("self");
        list.List("/items").Should().NotBeEmpty().And.OnlyContain(item => item.Texts("/links", "/rel").SequenceEqual(new[] { "self" }));
    }

    [Fact]
    public async Task Definitions_of_another_region_are_not_there()
    {
        var own = await studio.OpenAsync(Sound);
        var stranger = office.AtStudio("henan-designer");

        using var byDefinition = await stranger.TryLoadAsync($"/workflow-definitions/by-definition-id/{Sound}?versionOptions=Latest");
        using var byId = await stranger.TryLoadAsync($"/workflow-definitions/by-id/{own.Text("/id")}");
        using var nonsense = await stranger.TryLoadAsync("/workflow-definitions/by-id/nonsense");

        new[] { byDefinition.StatusCode, byId.StatusCode, nonsense.StatusCode }.Should().OnlyContain(status => status == HttpStatusCode.NotFound);
        (await stranger.LoadAsync("/workflow-definitions")).List("/items").Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_elsewhere_and_only_to_who_is_signed_in()
    {
        using var nothing = await studio.TryLoadAsync("/package/version");
        using var method = await studio.TryDeleteAsync("/descriptors/activities");
        using var nobody = await office.Host.GetAsync("/elsa/api/package/version");

        await nothing.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await method.ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        await nobody.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
