using System.Text.Json.Nodes;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A designer at the pages of definitions.</summary>
[Collection(PageTests.Name)]
public sealed class DefinitionPagesTests(PageOffice office)
{
    [Fact]
    public async Task A_designer_sees_what_is_wrong_publishes_what_is_right_and_retracts_it()
    {
        await office.SaveAsync("published", definition => Node(definition, "review")["role"]!["expression"]!["value"] = "astrologer");
        await using var window = await office.OpenAsync("heilongjiang-designer", "/definitions/heilongjiang-published");
        await window.ShouldShowAsync("没有“astrologer”这个办理角色");
        (await window.Page.GetByLabel("发布依据").CountAsync()).Should().Be(0, "what is wrong cannot be published");
        await PageOffice.PhotographAsync(window, "faulty");

        await office.SaveAsync("published", _ => { });
        await window.Page.ReloadAsync();
        await window.ShouldShowAsync("检查通过");
        await PageOffice.PhotographAsync(window, "draft");
        await window.Page.GetByLabel("发布依据").FillAsync("黑医保规〔2026〕2号");
        await window.ClickAsync("发布第 1 版");
        await window.ShouldShowAsync("发布（第 1 版），黑医保规〔2026〕2号");

        await window.Page.GetByLabel("撤回理由").FillAsync("文件有误");
        await window.ClickAsync("撤回第 1 版");
        await window.ShouldShowAsync("撤回（第 1 版），文件有误");
        await window.ShouldShowAsync("已撤回");
    }

    [Fact]
    public async Task Who_looked_at_an_older_draft_is_told_and_publishes_nothing()
    {
        await office.SaveAsync("stale", _ => { });
        await using var window = await office.OpenAsync("heilongjiang-designer", "/definitions/heilongjiang-stale");
        await window.Page.GetByLabel("发布依据").FillAsync("黑医保规〔2026〕2号");
        await office.SaveAsync("stale", definition => definition["name"] = "别人改过的流程");

        await window.ClickAsync("发布第 1 版");

        await window.ShouldShowAsync("定义已被他人改动，现为第 1 版");
        await window.ShouldShowAsync("别人改过的流程");
        await PageOffice.PhotographAsync(window, "stale");
    }

    [Fact]
    public async Task A_file_that_waits_is_read_and_adopted_and_the_draft_that_was_can_be_brought_back()
    {
        await office.SaveAsync("pending", definition => definition["name"] = "设计器里的名称");
        await office.ImportAsync("pending", definition =>
        {
            Node(definition, "review")["stage"]!["expression"]!["value"] = "业务初审";
            Node(definition, "review")["instructions"] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "逐项核对申请材料，疑点应当与定点医疗机构核实。" },
            };
        });
        await using var window = await office.OpenAsync("heilongjiang-designer", "/definitions");
        await window.ShouldShowAsync("有待采纳的文件修订");
        await PageOffice.PhotographAsync(window, "definitions");

        await window.FollowAsync("设计器里的名称");
        await PageOffice.PhotographAsync(window, "waiting");
        await window.FollowAsync("查看差异并决定");
        await window.ShouldShowAsync("环节名称：业务初审");
        await PageOffice.PhotographAsync(window, "pending");

        await window.ClickAsync("采纳");
        await window.ShouldShowAsync("采纳文件修订");
        await window.ShouldShowAsync("未发布的旧稿");
        await window.ClickAsync("以此为草稿");
        await window.ShouldShowAsync("最新内容：第 3 版");
        await PageOffice.PhotographAsync(window, "history");
    }

    [Fact]
    public async Task Who_only_reads_finds_nothing_to_press()
    {
        await office.SaveAsync("read", _ => { });
        await using var window = await office.OpenAsync("heilongjiang-publisher", "/definitions/heilongjiang-read");

        await window.ShouldShowAsync("检查通过");
        (await window.Page.Locator("main button").CountAsync()).Should().Be(0);
    }

    private static JsonNode Node(JsonNode definition, string id) => definition["root"]!["activities"]!.AsArray().Single(node => (string?)node!["id"] == id)!;
}
