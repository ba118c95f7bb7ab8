using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A designer changes 门诊慢特病 with mouse and keyboard while cases run.</summary>
[Collection(StudioTests.Name)]
public sealed class DesignerStoryTests(StudioOffice office)
{
    private const string Occasion = "认定之后另行告知";
    private const string Material = "门诊病历、出院小结或检查资料";
    private const string Template = "尊敬的{{申请人姓名}}，您的认定已于{{办结日期}}完成，即日起享受待遇。";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FlowFile Flow = FlowFile.AsItIs;
    private static readonly string Editor = $"/studio/workflows/definitions/{Flow.Id}/edit";

    [Fact]
    public async Task A_flow_is_changed_and_published_and_new_cases_follow_it_while_older_ones_keep_theirs()
    {
        var older = office.Case("older@example.org", Flow);
        await older.BeginAsync();
        await using var window = await office.OpenAsync(Editor);
        await window.ShouldShowNodesAsync(Flow.Nodes);
        await window.ZoomToFitAsync();
        await window.PhotographAsync("story-1-opened");

        await ChangeAsync(window);
        (await window.PublishAsync()).Should().Be(200);
        await window.ShouldTellAsync("流程已发布");
        await window.PhotographAsync("story-7-published");
        await window.ShouldBeWellAsync();

        (await office.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/items/heilongjiang/{Flow.ItemId}")).ToJsonString(Plain)
            .Should().Contain($"\"{Material}\"", "the guide is made from the version in force");

        var newer = office.Case("newer@example.org", Flow);
        await newer.BeginAsync();
        await newer.EndAsync(Ending.Completed);
        await older.EndAsync(Ending.Completed);
        (await FollowedAsync(newer)).Should().Be((15, true));
        (await FollowedAsync(older)).Should().Be((20, false));

        await ReturnAsync(window);
    }

    /// <summary>Moves a node, adds another, is told what it lacks, fills it in, connects it, shortens a limit, and calls a material otherwise.</summary>
    private async Task ChangeAsync(StudioWindow window)
    {
        var moved = await window.SavingAsync(() => window.MoveDownAsync("review", 60));
        Height(moved, "review").Should().BeGreaterThan(Height(Flow.Definition, "review"));
        (await LatestAsync())["state"]!.GetValue<string>().Should().Be("draft", "the version in force stays as it is");

        var added = await window.SavingAsync(() => window.DropAsync("医保经办", "消息通知", below: "notify-refused"));
        var notice = Nodes(added).Select(Id).Except(Nodes(Flow.Definition).Select(Id)).Single();
        await window.PhotographAsync("story-2-added");

        (await window.PublishAsync()).Should().Be(400, "what is half done can be saved, but not published");
        await window.ShouldTellAsync(notice);
        await window.PhotographAsync("story-3-faults");
        window.TakeRefusals().Should().ContainSingle();

        await window.SelectAsync(notice, "消息场合");
        await window.SavingAsync(() => window.WriteAsync("消息场合", Occasion));
        await window.SavingAsync(() => window.WriteAsync("消息模板", Template));
        await window.SavingAsync(() => window.WriteAsync("依据", "推定：认定之后另行告知，文件没有印。"));
        await window.SavingAsync(() => window.ConnectAsync("complete", "Done", notice));
        await window.SavingAsync(() => window.ConnectAsync(notice, "Done", "end"));
        await window.ShouldShowLinesAsync(Flow.Lines + 2);
        await window.PhotographAsync("story-4-connected");

        await window.SelectAsync("clock", "起算事件");
        await window.SavingAsync(() => window.ReplaceAsync("20", "15"));
        await window.PhotographAsync("story-5-changed");

        await window.SelectAsync("application", "事项名称");
        await window.SavingAsync(() => window.ReplaceAsync("\"病历资料或检查资料\"", Material));
        await window.PhotographAsync("story-6-material");
    }

    /// <summary>Looks at the versions on our pages, compares them, and makes the first one the draft.</summary>
    private static async Task ReturnAsync(StudioWindow window)
    {
        await window.Page.GetByText("版本、对比与发布").ClickAsync();
        await window.ShouldShowAsync("最新内容：第 2 版");
        await window.Page.GetByText("与最新对比").ClickAsync();
        await window.ShouldShowAsync("第 1 版与第 2 版对比");
        await window.ShouldShowAsync(Occasion);
        await window.PhotographAsync("story-8-compared");
        await window.Page.GoBackAsync();
        await window.Page.GetByText("以此为草稿").ClickAsync();
        await window.ShouldShowAsync("最新内容：第 3 版");

        await window.Page.GotoAsync(Editor);
        await window.ShouldShowNodesAsync(Flow.Nodes);
        await window.ShouldShowLinesAsync(Flow.Lines);
        await window.PhotographAsync("story-9-reverted");
        await window.ShouldBeWellAsync();
    }

    /// <summary>How long the limit of a case was, and whether its applicant was told what the new node tells.</summary>
    private async Task<(int Limit, bool ToldMore)> FollowedAsync(ChronicDiseaseCase lived)
    {
        var deadline = await office.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{lived.Id}/deadline");
        var notices = await office.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{lived.Id}/notifications");
        return (deadline["length"]!.GetValue<int>(), notices.ToJsonString(Plain).Contains("即日起享受待遇", StringComparison.Ordinal));
    }

    private async Task<JsonNode> LatestAsync() => (await office.ReadAsync(StudioOffice.Designer, $"/api/definitions/{Flow.Id}"))["latest"]!;

    private static IEnumerable<JsonNode> Nodes(JsonNode definition) => definition["root"]!["activities"]!.AsArray().Select(node => node!);

    private static string Id(JsonNode node) => node["id"]!.GetValue<string>();

    private static double Height(JsonNode definition, string node) =>
        Nodes(definition).Single(known => Id(known) == node)["metadata"]!["designer"]!["position"]!["y"]!.GetValue<double>();
}
