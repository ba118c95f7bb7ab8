using System.Net;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Payments;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>The pages of those who handle money.</summary>
[Collection(CaseworkTests.Name)]
public sealed class FinancePageTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly PaymentStory story = new(office);

    [Fact]
    public async Task The_list_shows_what_each_fund_pays_and_names_nobody_in_full()
    {
        var paid = await story.PayAsync(1234.50m);

        var html = await ReadAsync("finance", $"/finance?q={paid.Case.Number}");

        html.Should().Contain("基本医疗保险基金").And.Contain("1,234.50").And.Contain("已拨付").And.Contain(paid.Case.Number).And.Contain($"/finance/payments/{paid.Id}").And.Contain("共 1 笔");
        html.Should().NotContain(story.Citizen.Person.Name).And.NotContain(story.Citizen.Person.IdNumber);
        (await ReadAsync("finance", "/finance?by=month")).Should().Contain("2026-04").And.Contain("净支出（元）");
        (await ReadAsync("auditor", $"/finance?q={paid.Case.Number}&status=returned")).Should().Contain("没有符合条件的拨付");
    }

    [Fact]
    public async Task What_is_no_filter_is_told_and_stays_to_be_mended()
    {
        using var browser = await SignInAsync("cashier");
        using var answer = await browser.GetAsync("/finance?from=2026-04-20&to=2026-04-01");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("截止日期不能早于起始日期。").And.Contain("value=\"2026-04-20\"");
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_nothing_typed_is_lost()
    {
        var paid = await story.PayAsync(6m);
        using var cashier = await SignInAsync("cashier");
        using var answer = await cashier.SubmitAsync($"/finance/payments/{paid.Id}", "returned", ("on", "2026-04-25"), ("reason", "账号与户名不符"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var html = await answer.Content.ReadAsStringAsync();
        html.Should().Contain("日期不能晚于今天。").And.Contain("账号与户名不符</textarea>").And.Contain("value=\"2026-04-25\"");
    }

    [Fact]
    public async Task A_payment_that_came_back_is_paid_again_at_the_pages_of_three_people()
    {
        var page = $"/finance/payments/{(await story.PayAsync(8.88m)).Id}";
        await DoAsync("cashier", page, "returned", ("on", "2026-04-20"), ("reason", "账号与户名不符"));
        await DoAsync("finance", page, "reissueentered", ("reason", "更正账号"), ("payeeName", "更正户名"), ("bankAccount", "6217000010001234567"), ("bankName", "建设银行"));

        (await ReadAsync("finance", page)).Should().Contain("重新拨付等待财务负责人审批").And.NotContain("<form method=\"post\" action=\"/finance");
        (await ReadAsync("director", page)).Should().Contain("更正账号").And.Contain("4567").And.NotContain("6217000010001234567").And.NotContain("批准后，款项回到待拨付");
        await DoAsync("finance-head", page, "reissueapproved");
        await DoAsync("cashier", page, "paid", ("voucher", "HLJ-2026-0009"), ("on", ""));

        (await ReadAsync("finance", page)).Should().Contain("HLJ-2026-0009").And.Contain("第 2 次拨付").And.Contain("已重新拨付").And.Contain("录入追回");
    }

    [Fact]
    public async Task The_form_of_who_was_too_late_is_answered()
    {
        var paid = await story.PayAsync(7m);
        using var cashier = await SignInAsync("cashier");
        var page = $"/finance/payments/{paid.Id}";
        using var opened = await cashier.GetAsync(page);
        var token = (await opened.Content.ReadAsStringAsync()).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        await story.ReturnAsync(paid);

        using var answer = await cashier.PostAsync(
            page,
            KeyValuePair.Create("__RequestVerificationToken", token),
            KeyValuePair.Create("_handler", "returned"),
            KeyValuePair.Create("on", "2026-04-20"),
            KeyValuePair.Create("reason", "退票"));

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("只有已拨付的款项可以登记退票。");
    }

    [Fact]
    public async Task The_cashier_makes_a_file_for_the_bank_and_others_see_its_sums()
    {
        await story.OrderAsync(5.55m, "harbin-center");
        (await ReadAsync("finance", "/finance/batches")).Should().Contain("哈尔滨市医疗保障服务中心").And.Contain("批次由出纳做成和下载").And.NotContain(">做成批次文件</button>");

        await DoAsync("cashier", "/finance/batches", "make", ("Agency", "harbin-center"));

        var html = await ReadAsync("cashier", "/finance/batches");
        html.Should().Contain("5.55").And.Contain("待拨付 1 笔").And.Contain("下载（.csv）");
        using var cashier = await SignInAsync("cashier");
        using var file = await cashier.GetAsync(html.Split("href=\"").Select(part => part.Split('"')[0]).First(address => address.EndsWith("/file", StringComparison.Ordinal)));
        (await file.Content.ReadAsStringAsync()).Should().Contain(PaymentStory.Account);
        file.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    private async Task<PlainBrowser> SignInAsync(string role)
    {
        var browser = new PlainBrowser(Office.Host);
        using var signedIn = await browser.SignInAsync($"heilongjiang-{role}");
        return browser;
    }

    private async Task<string> ReadAsync(string role, string path)
    {
        using var browser = await SignInAsync(role);
        using var page = await browser.GetAsync(path);
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        return await page.Content.ReadAsStringAsync();
    }

    private async Task DoAsync(string role, string path, string form, params (string Name, string Value)[] filled)
    {
        using var browser = await SignInAsync(role);
        using var answer = await browser.SubmitAsync(path, form, filled);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }
}
