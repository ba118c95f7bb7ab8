using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>What Elsa Studio is told of the engine. Where a rule of its contract is broken, Studio shows an empty canvas and does not say why.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class StudioDescriptorTests(DefinitionsHost office)
{
    private static readonly string[] Hints = ["singleline", "multiline", "checkbox", "dropdown", "multitext", "dictionary", "json-editor", "dynamic-outcomes", "variable-picker", "workflow-definition-picker", "flow-switch-editor", "switch-editor"];

    private readonly StudioClient designer = office.AtStudio();

    [Fact]
    public async Task No_activity_type_breaks_the_editor()
    {
        var types = await TypesAsync();

        types.Select(type => (type.Text("/typeName"), type.At("/version")!.GetValue<int>())).Should().OnlyHaveUniqueItems();
        foreach (var type in types)
        {
            var name = type.Text("/typeName");
            foreach (var list in (string[])["inputs", "outputs", "ports"])
            {
                type.At($"/{list}").Should().BeOfType<JsonArray>($"{list} of {name}");
            }

            foreach (var bag in (string[])["customProperties", "constructionProperties"])
            {
                type.At($"/{bag}").Should().BeOfType<JsonObject>($"{bag} of {name}");
            }

            type.Text("/kind").Should().BeOneOf("Action", "Trigger", "Job", "Task");
            foreach (var input in type.List("/inputs"))
            {
                input.At("/isBrowsable")!.GetValue<bool>().Should().BeTrue();
                input.Text("/uiHint").Should().BeOneOf(Hints, $"{input.Text("/name")} of {name} is shown");
                input.Text("/name")[0].Should().Match<char>(letter => char.IsUpper(letter));
            }

            foreach (var port in type.List("/ports"))
            {
                port.Text("/type").Should().BeOneOf("Flow", "Embedded");
            }
        }
    }

    [Fact]
    public async Task What_Studio_cannot_do_without_is_there()
    {
        var types = (await TypesAsync()).ToDictionary(type => type.Text("/typeName"));

        (types["Elsa.Flowchart"].At("/isContainer")!.GetValue<bool>(), types["Elsa.Flowchart"].At("/isBrowsable")!.GetValue<bool>()).Should().Be((true, false));
        types.Should().ContainKeys("Elsa.NotFoundActivity", "Elsa.Start", "Elsa.End", "Elsa.FlowDecision", "Elsa.FlowSwitch");
        types["Elsa.RunTask"].At("/isBrowsable")!.GetValue<bool>().Should().BeFalse("nobody would answer it");
    }

    [Fact]
    public async Task Our_activities_are_Chinese_to_the_last_port()
    {
        var ours = (await TypesAsync()).Where(type => type.Text("/namespace") == "MedIns").ToList();

        ours.Should().HaveCountGreaterThan(10).And.OnlyContain(type => type.Text("/category") == "医保经办");
        var words = ours.SelectMany(type => (string?[])
        [
            type.Text("/displayName"), type.Text("/description"),
            .. type.Texts("/inputs", "/displayName"),
            .. type.Texts("/ports", "/displayName"),
            .. type.List("/inputs").SelectMany(input => input.Texts("/uiSpecifications/dropdown/selectList/items", "/text")),
        ]);
        words.Should().OnlyContain(word => word!.Any(letter => letter >= '一' && letter <= '鿿'));
    }

    [Fact]
    public async Task Each_input_has_an_editor_that_fits()
    {
        var task = await TypeAsync("MedIns.HumanTask");
        var role = Input(task, "Role");

        role.Text("/uiHint").Should().Be("dropdown");
        role.List("/uiSpecifications/dropdown/selectList/items").Select(item => $"{item.Text("/value")} {item.Text("/text")}").Should().Contain("second-reviewer 复核");
        role.At("/uiSpecifications/dropdown/selectList/sortItems")!.GetValue<bool>().Should().BeFalse();
        (Input(task, "Status").Text("/uiHint"), Input(task, "Status").Text("/defaultValue")).Should().Be(("dropdown", "inReview"));
        Input(task, "Decisions").Text("/uiHint").Should().Be("dynamic-outcomes");
        Input(task, "DecisionRules").Text("/uiSpecifications/code-editor/language").Should().Be("json");
        Input(await TypeAsync("MedIns.Notify"), "Template").Text("/uiHint").Should().Be("multiline");
        Input(await TypeAsync("MedIns.Notify"), "Official").At("/defaultValue")!.GetValue<bool>().Should().BeTrue();
        Input(await TypeAsync("MedIns.Wait"), "Unit").Text("/uiHint").Should().Be("dropdown");
        Input(await TypeAsync("Elsa.StartAt"), "DateTime").Text("/uiHint").Should().Be("singleline");
    }

    [Fact]
    public async Task An_application_is_placed_with_materials_and_fields_that_can_be_read()
    {
        var placed = (await TypeAsync("MedIns.Application")).At("/constructionProperties")!;

        foreach (var input in (string[])["Materials", "RequiredFields", "Channels"])
        {
            placed.Text($"/{input}/expression/type").Should().Be("Literal");
            JsonNode.Parse(placed.Text($"/{input}/expression/value"))!.AsArray().Should().NotBeEmpty();
        }
    }

    [Theory]
    [InlineData("/descriptors/expression-descriptors")]
    [InlineData("/descriptors/workflow-activation-strategies")]
    [InlineData("/descriptors/log-persistence-strategies")]
    [InlineData("/descriptors/incident-strategies")]
    [InlineData("/descriptors/commit-strategies/workflows")]
    [InlineData("/descriptors/commit-strategies/activities")]
    [InlineData("/descriptors/storage-drivers")]
    [InlineData("/descriptors/variables")]
    [InlineData("/descriptors/output-converters?sourceType=String&destinationType=String")]
    [InlineData("/features/installed")]
    public async Task Every_list_that_Studio_asks_for_answers(string path)
    {
        var list = await designer.LoadAsync(path);

        list.At("/items").Should().BeOfType<JsonArray>().Which.Count.Should().Be(list.At("/count")!.GetValue<int>());
    }

    [Fact]
    public async Task One_language_of_ours_can_be_chosen_and_constants_cannot()
    {
        var kinds = (await designer.LoadAsync("/descriptors/expression-descriptors")).List("/items").ToDictionary(kind => kind.Text("/type"));

        kinds.Where(kind => kind.Value.At("/isBrowsable")!.GetValue<bool>()).Select(kind => kind.Key).Should().BeEquivalentTo("Variable", "Input", "JavaScript");
        kinds["JavaScript"].Text("/properties/MonacoLanguage").Should().Be("javascript");
        kinds["Literal"].At("/properties").Should().BeOfType<JsonObject>();
    }

    [Fact]
    public async Task Nothing_is_said_to_be_installed_that_is_not() =>
        (await designer.LoadAsync("/features/installed")).List("/items").Should().BeEmpty();

    [Fact]
    public async Task Options_and_names_for_scripts_are_answered()
    {
        (await designer.SendAsync("/descriptors/activities/MedIns.HumanTask/options/Role", new JsonObject { ["context"] = new JsonObject() })).At("/items").Should().BeOfType<JsonObject>();
        using var names = await designer.TrySendAsync("/scripting/javascript/type-definitions/heilongjiang-x", new JsonObject());
        (await names.Content.ReadAsStringAsync()).Should().Contain("getVariable");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_toolbox_comes_compressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/elsa/api/descriptors/activities?Refresh=True", UriKind.Relative));
        request.Headers.Add("Accept-Encoding", encoding);

        using var answer = await office.Host.SendRequestAsync(request, designer.Account);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.Should().Equal(encoding);
        (await answer.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThan(30_000);
    }

    private static JsonNode Input(JsonNode type, string name) => type.List("/inputs").Single(input => input.Text("/name") == name);

    private async Task<IReadOnlyList<JsonNode>> TypesAsync() => (await designer.LoadAsync("/descriptors/activities?Refresh=True")).List("/items");

    private async Task<JsonNode> TypeAsync(string name) => (await TypesAsync()).Single(type => type.Text("/typeName") == name);
}
