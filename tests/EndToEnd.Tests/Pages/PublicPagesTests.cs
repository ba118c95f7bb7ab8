using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Somebody without an account who wants something of the agency.</summary>
[Collection(PageTests.Name)]
public sealed class PublicPagesTests(PageOffice office)
{
    [Fact]
    public async Task One_finds_an_item_reads_its_guide_reckons_its_limit_and_tracks_a_case_without_an_account()
    {
        await using var window = await office.OpenAsync();
        await window.Page.GotoAsync("/");
        await PageOffice.PhotographAsync(window, "public-home");

        await window.Page.GetByLabel("要办什么事").FillAsync("慢病认定");
        await window.ClickAsync("搜索");
        await window.ShouldShowAsync("名称含“慢病认定”的事项，共 1 项。");
        await PageOffice.PhotographAsync(window, "public-search");
        await window.Page.Locator(".finder-regions").GetByRole(AriaRole.Link, new() { Name = "黑龙江省" }).ClickAsync();
        await window.ShouldShowAsync("受理材料");

        await window.FollowAsync("时限计算");
        await PageOffice.PhotographAsync(window, "calculator-empty");
        await window.Page.GetByLabel("事项", new() { Exact = true }).SelectOptionAsync("heilongjiang/chronic-disease-recognition");
        await window.ClickAsync("选择");
        await window.Page.GetByLabel("起算日期").First.FillAsync("2026-09-21");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "计算" }).First.ClickAsync();
        await window.ShouldShowAsync("国庆节");
        await PageOffice.PhotographAsync(window, "calculator");

        var life = new ChronicDiseaseCase(office.ReadAsync, office.DoAsync) { Email = "tracked@example.org" };
        await life.SubmitAsync();
        var number = (string)(await office.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}"))["caseNumber"]!;
        await window.FollowAsync("办件查询");
        await window.Page.GetByLabel("办件编号").FillAsync(number);
        await window.Page.GetByLabel("手机号").FillAsync("13800001239");
        await window.ClickAsync("查询");
        await window.ShouldShowAsync("没有找到办件编号和手机号都相符的办件");
        await PageOffice.PhotographAsync(window, "track-nothing");
        await window.Page.GetByLabel("手机号").FillAsync("13800001234");
        await window.ClickAsync("查询");
        await window.ShouldShowAsync("还缺这些");
        await PageOffice.PhotographAsync(window, "track-missing");

        await life.CorrectAsync();
        await life.DecideAsync(ChronicDiseaseCase.Acceptor, "受理");
        await window.Page.GetByLabel("手机号").FillAsync("13800001234");
        await window.ClickAsync("查询");
        await window.ShouldShowAsync("正在办理");
        await PageOffice.PhotographAsync(window, "track");

        await window.FollowAsync("大字版");
        await PageOffice.PhotographAsync(window, "large-track");
        await window.FollowAsync("医疗保障经办服务");
        await PageOffice.PhotographAsync(window, "large-home");
        await window.FollowAsync("时限计算");
        await PageOffice.PhotographAsync(window, "large-calculator");

        await life.EndAsync(Ending.Completed);
        await office.DoAsync(Command.Json(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}/rating", """{"level":1,"comment":"窗口等了两个小时，没有人叫号"}"""));
        await using var supervisor = await office.OpenAsync("heilongjiang-supervisor", "/desk/ratings");
        await PageOffice.PhotographAsync(supervisor, "ratings");
        await supervisor.FollowAsync("基本医疗保险参保人员享受门诊慢特病病种待遇认定");
        await supervisor.ShouldShowAsync("没有人叫号");
        await PageOffice.PhotographAsync(supervisor, "rating");
        await supervisor.Page.GetByLabel("已整改").CheckAsync();
        await supervisor.Page.GetByLabel("回访和整改的结果").FillAsync("已增开窗口，并电话回访致歉");
        await supervisor.ClickAsync("完成回访整改");
        await supervisor.ShouldShowAsync("已增开窗口，并电话回访致歉");
        await PageOffice.PhotographAsync(supervisor, "rating-closed");
    }
}
