using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Interventions;

/// <summary>Open cases go on by another version of their item's flow, after it was told what would happen to each.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class MigrationTests(DefinitionsHost office)
{
    private readonly Designer designer = office.Designer();
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");
    private readonly Client admin = new(office.Host, "admin");

    [Fact]
    public async Task Each_case_goes_on_as_it_was_told_and_is_played_again_identically()
    {
        await designer.IssueAsync("travelling");
        var (submitted, accepted) = (await ApplyAsync("travelling"), await acceptor.DecideAsync(await ApplyAsync("travelling"), "受理"));
        await ReissueAsync("travelling", definition =>
        {
            definition.Node("review").Say("stage", "业务复审");
            definition.Node("application").Say("title", "改了名称的事项");
        });

        var forecast = await ForecastAsync("travelling");
        forecast[submitted.Id].Should().Be("acceptance stays");
        forecast[accepted.Id].Should().Be("review renewed");

        (await MigrateAsync("travelling", submitted, accepted)).Should().OnlyContain(result => result.At("/migrated")!.GetValue<bool>());

        var reviewed = await citizen.CaseAsync(accepted);
        reviewed.Stage.Should().Be("业务复审");
        reviewed.Json.At("/version")!.GetValue<int>().Should().Be(2);
        reviewed.Json.Text("/title").Should().Be("改了名称的事项");
        foreach (var open in new[] { reviewed, await acceptor.DecideAsync(submitted, "受理") })
        {
            (await reviewer.DecideAsync(open, "审核通过")).Status.Should().Be("completed");
            (await new Client(office.Host, "heilongjiang-auditor").PostAsync($"/api/audit/cases/{open.Id}/replay")).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await ForecastAsync("travelling")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_case_that_waits_where_the_new_version_has_nothing_stays_until_it_is_told_where_to_go()
    {
        await designer.IssueAsync("stranded");
        var stranded = await acceptor.DecideAsync(await ApplyAsync("stranded"), "受理");
        await ReissueAsync("stranded", definition => Rename(definition, "review", "second-look"));

        (await ForecastAsync("stranded"))[stranded.Id].Should().Be("review impossible");
        var refused = (await MigrateAsync("stranded", stranded)).Should().ContainSingle().Subject;
        refused.Text("/problem").Should().Contain("review");
        (await citizen.CaseAsync(stranded)).Json.At("/version")!.GetValue<int>().Should().Be(1);

        var targets = new JsonObject { ["Workflow1:flow:review"] = "Workflow1:flow:second-look" };
        (await MigrateAsync("stranded", targets, stranded)).Should().OnlyContain(result => result.At("/migrated")!.GetValue<bool>());
        (await reviewer.DecideAsync(await citizen.CaseAsync(stranded), "审核通过")).Status.Should().Be("completed");
    }

    [Fact]
    public async Task A_version_that_was_never_published_is_no_destination()
    {
        await designer.IssueAsync("drafty");
        await designer.SaveAsync("drafty", Designer.Named("草稿"), (await designer.DefinitionAsync("drafty")).Text("/latest/revision"));

        using var answer = await admin.PostAsync("/api/admin/migrations/forecast", Journey("drafty", new JsonObject()));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
    }

    private static void Rename(JsonNode definition, string from, string to)
    {
        definition.Node(from)["id"] = to;
        foreach (var end in definition.List("/root/connections").SelectMany(line => new[] { line.At("/source")!, line.At("/target")! }).Where(end => end.Text("/activity") == from))
        {
            end["activity"] = to;
        }
    }

    private static JsonObject Journey(string item, JsonObject targets) =>
        new() { ["region"] = "heilongjiang", ["item"] = item, ["version"] = 2, ["targets"] = targets };

    private async Task ReissueAsync(string item, Action<JsonNode> change) =>
        await designer.IssueAsync(item, change, (await designer.DefinitionAsync(item)).Text("/latest/revision"));

    private Task<CaseSeen> ApplyAsync(string item) => citizen.ApplyAsync($"heilongjiang/{item}");

    private async Task<Dictionary<string, string>> ForecastAsync(string item)
    {
        using var answer = await admin.PostAsync("/api/admin/migrations/forecast?size=200", Journey(item, []));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.ReadAsync()).List("/items").ToDictionary(
            forecast => forecast.Text("/caseId"),
            forecast => string.Join(' ', forecast.List("/waits").Select(wait => $"{wait.Text("/nodeId").Split(':')[^1]} {wait.Text("/fate")}")));
    }

    private Task<IReadOnlyList<JsonNode>> MigrateAsync(string item, params CaseSeen[] cases) => MigrateAsync(item, [], cases);

    private async Task<IReadOnlyList<JsonNode>> MigrateAsync(string item, JsonObject targets, params CaseSeen[] cases)
    {
        var order = Journey(item, targets);
        order["cases"] = new JsonArray([.. cases.Select(seen => JsonValue.Create(seen.Id))]);
        order["reason"] = "文件修订";
        using var answer = await admin.PostAsync("/api/admin/migrations", order);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.ReadAsync()).List("");
    }
}
