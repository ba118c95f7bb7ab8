using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>财务, 财务负责人 and 出纳 at the pages of payments, and a director who looks.</summary>
[Collection(PageTests.Name)]
public sealed class FinancePagesTests(PageOffice office)
{
    [Fact]
    public async Task A_payment_that_came_back_is_paid_again_into_another_account_and_goes_to_the_bank_in_a_file()
    {
        var reimbursement = new Reimbursement(office.DoAsync);
        await reimbursement.PlayAsync("白杨", "230102198506151234", 12345.67m, pay: false);
        var id = await reimbursement.PlayAsync("白桦", "230102199003070015", 880.05m, pay: true);
        var page = $"/finance/payments/{id}";

        await using (var cashier = await office.OpenAsync("heilongjiang-cashier", "/finance"))
        {
            await cashier.ShouldShowAsync("12,345.67");
            await PageOffice.PhotographAsync(cashier, "finance");
            await cashier.Page.GotoAsync("/finance?status=paid");
            await cashier.FollowAsync("白*");
            await cashier.Page.GetByLabel("退票日期").FillAsync("2099-01-01");
            await cashier.Page.GetByLabel("银行给出的退票原因").FillAsync("账号与户名不符");
            await cashier.ClickAsync("登记退票");
            await cashier.ShouldShowAsync("日期不能晚于今天。");
            (await cashier.Page.GetByLabel("银行给出的退票原因").InputValueAsync()).Should().Be("账号与户名不符", "what was typed is there to be mended");
            await PageOffice.PhotographAsync(cashier, "finance-payment-faults");
            await cashier.Page.GetByLabel("退票日期").FillAsync(await TodayAsync());
            await cashier.ClickAsync("登记退票");
            await cashier.ShouldShowAsync("款项已退回，等待财务录入重新拨付。");
        }

        await using (var finance = await office.OpenAsync("heilongjiang-finance", page))
        {
            await finance.Page.GetByLabel("理由").FillAsync("参保人更正了账号");
            await finance.Page.GetByLabel("收款户名").FillAsync("白桦");
            await finance.Page.GetByLabel("银行账号").FillAsync("6217000010001234567");
            await finance.Page.GetByLabel("开户银行").FillAsync("建设银行哈尔滨南岗支行");
            await PageOffice.PhotographAsync(finance, "finance-payment-reissue");
            await finance.ClickAsync("录入重新拨付");
            await finance.ShouldShowAsync("重新拨付等待财务负责人审批。");
        }

        await using (var head = await office.OpenAsync("heilongjiang-finance-head", page))
        {
            await PageOffice.PhotographAsync(head, "finance-payment-approval");
            await head.ClickAsync("批准重新拨付");
            await head.ShouldShowAsync("重新拨付已获批准，等待出纳拨付并登记凭证。");
        }

        await using var again = await office.OpenAsync("heilongjiang-cashier", "/finance/batches");
        await again.ShouldShowAsync("2 笔，合计 13,225.72 元");
        await again.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "做成批次文件：黑龙江省医疗保障服务中心" }).ClickAsync();
        await again.ShouldShowAsync("没有待拨付且不在批次中的款项");
        await PageOffice.PhotographAsync(again, "finance-batches");
        var download = await again.Page.RunAndWaitForDownloadAsync(() => again.Page.GetByText("下载（.csv）").ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).Should().Contain("白桦,6217000010001234567,建设银行哈尔滨南岗支行,880.05").And.Contain("合计,2笔,,,13225.72");

        await again.Page.GotoAsync(page);
        await again.Page.GetByLabel("付款凭证号").FillAsync("HLJ-2026-0009");
        await again.ClickAsync("已重新拨付");
        await again.ShouldShowAsync("第 2 次拨付");
        await PageOffice.PhotographAsync(again, "finance-payment");

        await using var director = await office.OpenAsync("heilongjiang-director", "/finance?by=month");
        await director.ShouldShowAsync("1,760.10");
        await PageOffice.PhotographAsync(director, "finance-months");
    }

    private async Task<string> TodayAsync() => ((string)(await office.ReadAsync("admin", "/api/demo/clock"))["businessTime"]!)[..10];
}
