using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Somebody who applies, in a real browser.</summary>
[Collection(PageTests.Name)]
public sealed class ApplyPagesTests(PageOffice office)
{
    private const string Address = "/apply/heilongjiang/chronic-disease-recognition";

    private static readonly FilePayload Photo = new()
    {
        Name = "病历照片.png",
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
    };

    [Fact]
    public async Task An_applicant_with_a_missing_material_is_told_everything_hands_it_in_and_sees_the_case()
    {
        await using (var first = await office.OpenAsync("heilongjiang-applicant", "/apply"))
        {
            await PageOffice.PhotographAsync(first, "apply");
            await first.FollowAsync("基本医疗保险参保人员享受门诊慢特病病种待遇认定");
            await first.Page.GetByLabel("申请病种名称").FillAsync("糖尿病");
            await first.ShouldShowAsync("草稿已自动保存");
        }

        await using var window = await office.OpenAsync("heilongjiang-applicant", Address);
        (await window.Page.GetByLabel("申请病种名称").InputValueAsync()).Should().Be("糖尿病", "a closed browser loses nothing");
        await PageOffice.PhotographAsync(window, "apply-form");
        var form = new ApplicationForm(window);
        await form.FillAsync(
            ("/channel", "online"), ("/applicant/kind", "person"), ("/applicant/name", "张演示"), ("/applicant/idType", "residentIdentityCard"), ("/applicant/idNumber", "230102195001010010"),
            ("/applicant/phone", "13912345678"), ("/fields/name", "张演示"), ("/fields/age", "76"), ("/fields/insurance", "employee"), ("/fields/document/idType", "residentIdentityCard"),
            ("/fields/document/idNumber", "230102195001010010"), ("/fields/phone", "13912345678"), ("/fields/place", "哈尔滨市"), ("/fields/startOn", "2026-12-01"));
        await form.UploadAsync("identity", "form");
        await window.ClickAsync("检查并提交");
        await window.ShouldShowAsync("以下内容还不齐全");
        await PageOffice.PhotographAsync(window, "apply-missing");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "缺少“病历资料或检查资料”" }).ClickAsync();
        await form.UploadAsync("records", Photo);
        await PageOffice.PhotographAsync(window, "apply-complete");
        await window.ClickAsync("检查并提交");
        await window.ShouldShowAsync("申请已提交");
        await PageOffice.PhotographAsync(window, "apply-receipt");

        await window.FollowAsync("查看办件");
        await window.ShouldShowAsync("办理进度");
        await PageOffice.PhotographAsync(window, "own-case");
        await window.Page.GotoAsync((await window.Page.Locator("#forms a").First.GetAttributeAsync("href"))!);
        await window.ShouldShowAsync("门诊慢特病病种待遇认定申请表");
        await PageOffice.PhotographAsync(window, "filled-form");
        await window.Page.GotoAsync("/my");
        await window.ShouldShowAsync("最迟办结");
        await PageOffice.PhotographAsync(window, "own-cases");
    }
}
