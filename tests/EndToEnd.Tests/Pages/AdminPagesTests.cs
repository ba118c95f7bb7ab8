using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Lives;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>An administrator keeps the service running.</summary>
[Collection(PageTests.Name)]
public sealed class AdminPagesTests(PageOffice office)
{
    private const string Item = "prenatal-checkup-payment";

    [Fact]
    public async Task An_administrator_leaves_a_step_that_faulted_sends_notices_again_and_moves_the_demo_clock()
    {
        await office.ImportAsync(Item, Break);
        var files = new List<string>();
        foreach (var name in (string[])["identity", "form"])
        {
            files.Add((string)(await office.DoAsync(ChronicDiseaseCase.File(name)))["fileId"]!);
        }

        await office.DoAsync(ChronicDiseaseCase.Application("faulted@example.org", files[0], files[1], Item));

        await using var window = await office.OpenAsync("admin", "/admin");
        await window.ShouldShowAsync("1 个流程待处理");
        await PageOffice.PhotographAsync(window, "admin");
        await window.Page.GetByRole(AriaRole.Heading, new() { Name = "流程异常" }).ClickAsync();
        await window.ShouldShowAsync("登记簿的地址没有设定");
        await PageOffice.PhotographAsync(window, "admin-incidents");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "处理：查询登记簿" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "重试：查询登记簿" }).ClickAsync();
        await window.ShouldShowAsync("已重试，仍有步骤出错");
        await PageOffice.PhotographAsync(window, "admin-incident");
        await window.Page.GetByLabel("跳过的理由").FillAsync("登记簿停用");
        await window.ClickAsync("跳过");
        await window.ShouldShowAsync("已跳过，流程继续。");
        await PageOffice.PhotographAsync(window, "admin-flow");

        await office.DoAsync(
            """
            update cases.notices set status = 'dead', attempts = 8, error = 'SMTP MailboxUnavailable'
            where recipient is not null and case_id in (select id from cases.cases where item = 'prenatal-checkup-payment')
            """);
        await window.Page.GotoAsync("/admin/notices");
        await window.ShouldShowAsync("SMTP MailboxUnavailable");
        await PageOffice.PhotographAsync(window, "admin-notices");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "重发本页全部" }).ClickAsync();
        await window.ShouldShowAsync("没有未能送达的通知");

        await window.Page.GotoAsync("/admin/health");
        await window.ShouldShowAsync("演示时钟");
        await PageOffice.PhotographAsync(window, "admin-health");
        await window.Page.GetByLabel("拨到（北京时间）").FillAsync("2020-01-01T08:00");
        await window.ClickAsync("拨动");
        await window.ShouldShowAsync("演示时钟只能拨向将来");

        await window.Page.GotoAsync("/admin/agencies");
        await window.ShouldShowAsync("林口县医疗保障服务中心");
        await PageOffice.PhotographAsync(window, "admin-agencies");
    }

    /// <summary>A fault after the application.</summary>
    internal static void Break(JsonNode definition)
    {
        definition["root"]!["activities"]!.AsArray().Add(JsonNode.Parse(
            """
            {
              "id": "register", "nodeId": "Workflow1:flow:register", "type": "Elsa.Fault", "version": 1, "customProperties": {},
              "metadata": { "displayText": "查询登记簿" },
              "message": { "typeName": "String", "expression": { "type": "Literal", "value": "登记簿的地址没有设定" } }
            }
            """));
        var lines = definition["root"]!["connections"]!.AsArray();
        var line = lines.Single(line => (string?)line!["source"]!["activity"] == "application")!;
        lines.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "register", ["port"] = "Done" },
            ["target"] = line["target"]!.DeepClone(),
            ["vertices"] = new JsonArray(),
        });
        line["target"] = new JsonObject { ["activity"] = "register", ["port"] = "In" };
    }
}
