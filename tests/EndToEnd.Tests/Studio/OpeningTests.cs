using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A designer opens what there is.</summary>
[Collection(StudioTests.Name)]
public sealed class OpeningTests(StudioOffice office)
{
    [Fact]
    public async Task The_list_shows_every_definition_and_opens_one()
    {
        await using var window = await office.OpenAsync("/studio");
        (await window.ReadListAsync("definitions")).Should().BeEquivalentTo(FlowShapes.All.Where(flow => flow.Designer == StudioOffice.Designer).Select(flow => flow.Id));

        await window.Page.GetByPlaceholder("按名称、说明、定义编号查找").FillAsync(FlowShapes.Parallel.Id);
        await window.Page.GetByText(FlowShapes.Parallel.Id, new() { Exact = true }).ClickAsync();
        await window.Page.WaitForURLAsync($"**/studio/workflows/definitions/{FlowShapes.Parallel.Id}/edit");
        await window.ShouldShowNodesAsync(FlowShapes.Parallel.Nodes);
        await window.ShouldBeWellAsync();
    }

    [Fact]
    public async Task Every_definition_opens_with_all_its_nodes_and_to_save_it_unchanged_changes_nothing()
    {
        foreach (var flows in FlowShapes.All.GroupBy(flow => flow.Designer))
        {
            await using var window = await office.OpenAsync(flows.Key, "/studio");
            foreach (var flow in flows)
            {
                await ShouldOpenAsync(window, flow);
            }
        }
    }

    [Fact]
    public async Task Who_only_reads_can_change_nothing()
    {
        await using var window = await office.OpenAsync("heilongjiang-auditor", $"/studio/workflows/definitions/{FlowShapes.Nested.Id}/edit");

        await window.ShouldShowNodesAsync(FlowShapes.Nested.Nodes);

        await window.ZoomToFitAsync();
        await window.SelectAsync("clock", "起算事件");
        (await window.Control("起算事件").Locator("input:visible").IsEditableAsync()).Should().BeFalse();
        (await window.Page.Locator(".mud-button-group-root").CountAsync()).Should().Be(0, "there is nothing to publish with");
        await window.PhotographAsync("reader");
        await window.ShouldBeWellAsync();
    }

    [Fact]
    public async Task While_a_designer_works_on_a_draft_another_is_told_who_and_can_change_nothing()
    {
        var flow = FlowShapes.Faulty;
        var address = $"/studio/workflows/definitions/{flow.Id}/edit";
        await office.EmployDesignerAsync("second-designer");
        await using var first = await office.OpenAsync(address);
        await first.ShouldShowNodesAsync(flow.Nodes);
        await first.ZoomToFitAsync();
        await first.SavingAsync(() => first.MoveDownAsync("review", 60));

        await using var second = await office.OpenAsync("second-designer", address);

        await second.ShouldShowNodesAsync(flow.Nodes);
        await second.ShouldShowAsync($"{StudioOffice.Designer} 正在修改草稿");
        await second.ShouldShowAsync("之前您不能保存");
        await second.ZoomToFitAsync();
        await second.SelectAsync("clock", "起算事件");
        (await second.Control("起算事件").Locator("input:visible").IsEditableAsync()).Should().BeFalse();
        (await second.Page.Locator(".mud-button-group-root").CountAsync()).Should().Be(0, "there is nothing to publish with");
        await second.PhotographAsync("held");
        await second.ShouldBeWellAsync();
        (await first.Page.Locator(".studio-warning").CountAsync()).Should().Be(0, "who holds it is told nothing");
        await first.ShouldBeWellAsync();
        await office.DeleteDraftAsync(flow);
    }

    [Fact]
    public async Task What_the_Studio_itself_says_is_Chinese()
    {
        await using var window = await office.OpenAsync($"/studio/workflows/definitions/{FlowFile.AsItIs.Id}/edit");
        await window.ShouldShowNodesAsync(FlowFile.AsItIs.Nodes);
        await window.ZoomToFitAsync();
        var english = new HashSet<string>(await window.EnglishAsync());
        await window.SelectAsync("clock", "起算事件");
        foreach (var tab in (string[])["输出", "通用", "提交方式", "日志", "说明", "输入"])
        {
            await window.Page.Locator(".mud-tab:visible").Filter(new() { HasText = tab }).Last.ClickAsync();
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            english.UnionWith(await window.EnglishAsync());
        }

        english.Except(["clock"]).Should().BeEmpty("all but the id of the node is the Studio's");
        await window.PhotographAsync("chinese");
        await window.ShouldBeWellAsync();
    }

    [Fact]
    public async Task What_the_Studio_asks_is_Chinese()
    {
        await using var window = await office.OpenAsync("/studio");
        await window.ShouldShowAsync(FlowFile.AsItIs.Id);

        await window.Page.GetByText("新建流程").ClickAsync();
        await window.ShouldShowAsync("新流程的名称。");
        await window.PhotographAsync("asked-new");
        await window.AnswerAsync("取消");

        await window.Page.Locator("tbody tr").Filter(new() { HasText = FlowFile.AsItIs.Id }).Locator("button").Last.ClickAsync();
        (await window.EnglishAsync()).Should().BeEmpty();
        await window.Page.Locator(".mud-popover-open").GetByText("删除", new() { Exact = true }).ClickAsync();
        await window.PhotographAsync("asked-delete");
        await window.AnswerAsync("取消");
        await window.ShouldBeWellAsync();
    }

    private async Task ShouldOpenAsync(StudioWindow window, FlowFile flow)
    {
        var before = await ReadAsync(flow);
        await window.Page.GotoAsync($"/studio/workflows/definitions/{flow.Id}/edit");
        await window.ShouldShowNodesAsync(flow.Nodes);
        await window.ShouldShowLinesAsync(flow.Lines);
        await window.ZoomToFitAsync();
        await window.PhotographAsync($"opened-{flow.Id}");
        await window.SelectAsync(flow.Application, "事项名称");

        await window.SavingAsync(() => window.Page.Keyboard.PressAsync("Control+s"));

        (await ReadAsync(flow)).Should().Be(before);
        await window.PhotographAsync($"opened-{flow.Id}");
        await window.ShouldBeWellAsync();
    }

    private async Task<string> ReadAsync(FlowFile flow)
    {
        var definition = await office.ReadAsync(flow.Designer, $"/api/definitions/{flow.Id}");
        definition["latest"]!["state"]!.GetValue<string>().Should().Be("published");
        return definition.ToJsonString();
    }
}
