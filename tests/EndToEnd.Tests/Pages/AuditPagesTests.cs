using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>An auditor follows a case through its records.</summary>
[Collection(PageTests.Name)]
public sealed class AuditPagesTests(PageOffice office)
{
    [Fact]
    public async Task An_auditor_finds_a_case_moves_through_its_records_verifies_them_and_plays_it_again()
    {
        await using var window = await office.OpenAsync("heilongjiang-auditor", "/audit");
        await LiveAsync();

        await window.Page.ReloadAsync();
        await window.Page.GetByLabel("状态").SelectOptionAsync("completed");
        await window.ClickAsync("检索");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Table).GetByText("已办结").First).ToBeVisibleAsync();
        await PageOffice.PhotographAsync(window, "audit");
        await window.Page.Locator("tbody a").First.ClickAsync();
        await window.ShouldShowAsync("流程回放");
        await Assertions.Expect(window.Page.Locator(".flow-word").First).ToBeVisibleAsync();
        await PageOffice.PhotographAsync(window, "audit-case", "流程回放");

        var slider = window.Page.GetByRole(AriaRole.Slider);
        await slider.FocusAsync();
        await slider.PressAsync("Home");
        await window.ShouldShowAsync("第 1 条");
        await slider.PressAsync("ArrowRight");
        await window.ShouldShowAsync("第 2 条");
        (await slider.EvaluateAsync<bool>("slider => slider === document.activeElement")).Should().BeTrue("the keyboard goes on where it was");
        window.Page.Url.Should().Contain("step=2");
        for (var step = 3; step < 12; step++)
        {
            await window.FollowAsync("下一条");
            await window.Page.WaitForURLAsync(address => address.Contains($"step={step}", StringComparison.Ordinal));
        }

        await Assertions.Expect(window.Page.Locator(".flow-word").Filter(new() { HasText = "本步" })).ToBeVisibleAsync();
        await window.Page.Locator("#course").ScreenshotAsync(new() { Path = Clone.PathOf("artifacts", "test-results", "pages", "audit-step.png") });

        await window.ClickAsync("核验记录");
        await window.ShouldShowAsync("没有改动、缺失或截断");
        await window.ClickAsync("重新运行并比对");
        await window.ShouldShowAsync("逐条相同");
        await PageOffice.PhotographAsync(window, "audit-replayed");

        (string Section, string Photo)[] sections = [("访问日志", "audit-access"), ("特批与干预", "audit-exceptions"), ("不相容岗位", "audit-posts"), ("收款核对", "audit-payees")];
        foreach (var (section, photo) in sections)
        {
            await window.FollowAsync(section);
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = section })).ToBeVisibleAsync();
            await PageOffice.PhotographAsync(window, photo);
        }
    }

    /// <summary>Leads a case from the application to its end, and looks into it.</summary>
    private Task LiveAsync() => office.LeadAsync("audited@example.org", async life =>
    {
        await life.BeginAsync();
        await office.DoAsync(Command.Json(ChronicDiseaseCase.Reviewer, $"/api/cases/{life.Id}/disclosure", """{"reason": "核对病历", "fields": ["applicant"]}"""));
        await life.EndAsync(Ending.Completed);
    });
}
