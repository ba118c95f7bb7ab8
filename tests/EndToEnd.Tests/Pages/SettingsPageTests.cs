using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>The director of an agency at the pages of what the documents leave open.</summary>
[Collection(PageTests.Name)]
public sealed class SettingsPageTests(PageOffice office)
{
    private const string Page = "/desk/settings/harbin-center/chronic-disease-recognition";

    [Fact]
    public async Task What_is_wrong_is_told_where_it_was_filled_in_and_what_is_right_is_shown_with_who_set_it()
    {
        await using var window = await office.OpenAsync("heilongjiang-director", "/desk/settings");
        await window.ShouldShowAsync("黑龙江省医疗保障服务中心");
        await PageOffice.PhotographAsync(window, "settings");
        await window.Page.GotoAsync(Page);
        await window.ShouldShowAsync("本地未设定");
        await PageOffice.PhotographAsync(window, "settings-unset");

        await window.Page.Locator("input[name=set][value=openChannels]").CheckAsync();
        await window.Page.Locator("input[name=openChannels][value=online]").CheckAsync();
        await window.Page.GetByLabel("公示期").FillAsync("7");
        await window.Page.GetByLabel("受理人员审核同一办件").SelectOptionAsync("true");
        await window.Page.GetByLabel("理由").FillAsync("哈医保发〔2026〕1号");
        await window.ClickAsync("保存");
        await window.ShouldShowAsync("本事项为高风险，受理与审核不得由同一人办理。");
        (await window.Page.GetByLabel("理由").InputValueAsync()).Should().Be("哈医保发〔2026〕1号", "what was written is there to be mended");
        (await window.Page.Locator("input[name=openChannels][value=online]").IsCheckedAsync()).Should().BeTrue();
        await PageOffice.PhotographAsync(window, "settings-faults");

        await window.Page.GetByLabel("受理人员审核同一办件").SelectOptionAsync("false");
        await window.ClickAsync("保存");
        await window.ShouldShowAsync("heilongjiang-director，");
        (await window.Page.Locator("[data-label=设定]").AllInnerTextsAsync()).Should().Contain(["龙江医保微信公众号", "7天", "不可以", "本地未设定"]);
        await PageOffice.PhotographAsync(window, "settings-set");
    }

    [Fact]
    public async Task Who_will_be_absent_names_a_substitute_at_the_page_of_the_own_account()
    {
        await using var window = await office.OpenAsync("heilongjiang-reviewer", "/me");
        await AbsentAsync(window);
        await window.ShouldShowAsync("代理人在同一机构没有这些角色：审核");
        await PageOffice.PhotographAsync(window, "absence-faults");

        await office.DoAsync("insert into accounts.memberships (user_id, region, role, active) select id, 'heilongjiang', 'reviewer', false from accounts.users where user_name = 'heilongjiang-second-reviewer'");
        await AbsentAsync(window);
        await window.ShouldShowAsync("已登记自 2050年3月1日 至 2050年3月5日 外出");
        await PageOffice.PhotographAsync(window, "absence");

        await window.ClickAsync("取消外出");
        await Assertions.Expect(window.Page.GetByText("已登记自")).ToHaveCountAsync(0);
    }

    private static async Task AbsentAsync(Window window)
    {
        await window.Page.GetByLabel("第一天").FillAsync("2050-03-01");
        await window.Page.GetByLabel("最后一天").FillAsync("2050-03-05");
        await window.Page.GetByLabel("代理人的用户名").FillAsync("heilongjiang-second-reviewer");
        await window.ClickAsync("登记外出");
    }
}
