using MedInsFlows.EndToEnd.Tests.Hosts;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Caseworkers at their pages, from the inbox to the decision.</summary>
[Collection(PageTests.Name)]
public sealed class WorkPagesTests(PageOffice office)
{
    private const string Applicant = "heilongjiang-applicant";

    /// <summary>A scan of 240 by 320 pixels.</summary>
    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAPAAAAFACAAAAACng66PAAABhUlEQVR42u3dsRHAIAwDQOb0/iukp06f+DB6bfCc1aL1hGUBAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA79SByYH7KSBgYGBgYGBgYGBgYGBgYGBgYGB88B1eHLAThoYGBgYGBgYGBgYGBgYGBgYGBg4A1yDkgN20sDAwMDAwMDAwMDAwMDAwMDAwMD3gmtocsBOGhgYGBgYGBgYGBgYGBgYGBgYGPgu8IU/Lc8Af/1KThoYGBgYGBgYGBgYGBgYGBgYGBh4CNjuod1DHQYGBgYGBgYGBgYGBgYGBgYGBgbuBNs9tHuow8DAwMDAwMDAwMDAwMDAwMDAwMCdYLuHdg91GBgYGBgYGBgYGBgYGBgYGBgYGLgTbPfQ7qEOAwMDAwMDAwMDAwMDAwMDAwMDA3eC7R7aPdRhYGBgYGBgYGBgYGBgYGBgYGBg4E6w3UO7hzoMDAwMDAwMDAwMDAwMDAwMDAwM3Am2e2j3UIeBgYGBgYGBgYGBgYGBgYGBgYGBf8gGg0YQB79kU60AAAAASUVORK5CYII=";

    [Fact]
    public async Task An_acceptor_takes_the_next_case_looks_at_its_materials_and_decides_and_a_reviewer_approves_two_at_once()
    {
        await ApplyAsync();
        await ApplyAsync();
        await using (var acceptor = await office.OpenAsync("heilongjiang-provider-acceptor", "/work"))
        {
            var page = acceptor.Page;
            await acceptor.ShouldShowAsync("办件工作台");
            await page.Keyboard.PressAsync("j");
            await Assertions.Expect(page.Locator("[data-row] a[data-open]").First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("?");
            await acceptor.ShouldShowAsync("下一件 / 上一件");
            await PageOffice.PhotographAsync(acceptor, "work");

            await page.Keyboard.PressAsync("n");
            await acceptor.ShouldShowAsync("办理：业务受理");
            await page.Locator("[data-view=image]").First.ClickAsync();
            await Assertions.Expect(page.Locator("[data-viewer] img")).ToBeVisibleAsync();
            (await page.Locator("[data-viewer] img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).Should().Be(240, "the file is shown");
            await page.Keyboard.PressAsync("]");
            await Assertions.Expect(page.Locator("[data-view][aria-current]")).ToHaveCountAsync(1);
            await acceptor.ShouldShowAsync("还没有开始计算");
            await page.GetByRole(AriaRole.Heading, new() { Name = "流程图" }).ClickAsync();
            await Assertions.Expect(page.Locator(".flow-current .flow-word")).ToBeVisibleAsync();
            await PageOffice.PhotographAsync(acceptor, "work-case");

            await acceptor.ClickAsync("提交并去下一件");
            await acceptor.ShouldShowAsync("请选择决定。");
            await PageOffice.PhotographAsync(acceptor, "work-case-fault");
            await page.GetByRole(AriaRole.Radio).First.CheckAsync();
            await acceptor.ClickAsync("提交并去下一件");
            await Assertions.Expect(page.GetByText("请选择决定。")).ToHaveCountAsync(0);
            await acceptor.ShouldShowAsync("办理：业务受理");
            await page.GetByRole(AriaRole.Radio).First.CheckAsync();
            await acceptor.ClickAsync("提交决定");
            await acceptor.ShouldShowAsync("已提交决定");
            await page.GetByText("逐日说明").First.ClickAsync();
            await PageOffice.PhotographAsync(acceptor, "work-case-decided");
        }

        await using var reviewer = await office.OpenAsync("heilongjiang-provider-reviewer", "/work");
        await reviewer.Page.GetByLabel("全选").CheckAsync();
        await reviewer.ClickAsync("领取所选");
        await reviewer.ShouldShowAsync("领取结果");
        await reviewer.Page.GetByRole(AriaRole.Link, new() { Name = "我的" }).ClickAsync();
        await reviewer.Page.GetByLabel("全选").CheckAsync();
        await reviewer.Page.GetByLabel("对所选任务作出决定").SelectOptionAsync("审核通过");
        await PageOffice.PhotographAsync(reviewer, "work-batch");
        await reviewer.ClickAsync("批量办理");
        await reviewer.ShouldShowAsync("批量办理“审核通过”：成功");
        await PageOffice.PhotographAsync(reviewer, "work-batch-done");

        await using var counter = await office.OpenAsync("heilongjiang-acceptor", "/work/counter");
        await counter.Page.GetByLabel("证件号码").FillAsync("230102198506151234");
        await counter.ClickAsync("查找以前的办件");
        await counter.ShouldShowAsync("以前的办件（");
        await PageOffice.PhotographAsync(counter, "work-counter");
    }

    private async Task ApplyAsync()
    {
        var (picture, paper) = (await UploadAsync(Convert.FromBase64String(Picture)), await UploadAsync("%PDF-1.7 一页"u8.ToArray()));
        await office.DoAsync(Command.Json(
            Applicant,
            "/api/cases",
            $$"""
            {
              "region": "heilongjiang",
              "item": "chronic-disease-recognition",
              "channel": "online",
              "applicant": { "kind": "person", "name": "白桦", "idType": "residentIdentityCard", "idNumber": "230102198506151234", "phone": "13800001234" },
              "fields": {
                "name": "白桦", "age": 41, "insurance": "employee", "document": { "idType": "residentIdentityCard", "idNumber": "230102198506151234" },
                "phone": "13800001234", "place": "哈尔滨市", "startOn": "2026-12-01", "disease": "高血压"
              },
              "materials": [
                { "id": "identity", "files": ["{{picture}}", "{{paper}}"] }, { "id": "form", "files": ["{{picture}}"] }, { "id": "records", "files": ["{{picture}}"] }
              ]
            }
            """));
    }

    private async Task<string> UploadAsync(byte[] file) => (string)(await office.DoAsync(Command.Upload(Applicant, file)))!["fileId"]!;
}
