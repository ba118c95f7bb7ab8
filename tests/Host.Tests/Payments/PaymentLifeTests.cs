using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Payments;

/// <summary>What happens to a payment after the flow has made it: 退票, 重新拨付, 追回.</summary>
[Collection(CaseworkTests.Name)]
public sealed class PaymentLifeTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly PaymentStory story = new(office);

    [Fact]
    public async Task A_payment_that_came_back_is_entered_again_approved_and_paid_by_three_people_and_its_case_stays_completed()
    {
        var paid = await story.PayAsync(1234.56m);
        (paid.Case.Status, paid.Status).Should().Be(("completed", "paid"));

        var returned = await story.ReturnAsync(paid);
        (returned.Case.Status, returned.Status, returned.Payment.Text("/returnedOn")).Should().Be(("completed", "returned", "2026-04-20"));
        var again = await story.PayAgainAsync(returned);

        (again.Case.Status, again.Status, again.Payment.Text("/voucher"), again.Payment.At("/attempt")!.GetValue<int>()).Should().Be(("completed", "paid", "HLJ-2026-0002", 2));
        (await story.Citizen.TimelineAsync(again.Case)).Select(told => told.Text("/text")).Should().ContainInOrder("登记退票", "发送通知：拨付退票", "录入重新拨付", "批准重新拨付", "已重新拨付", "发送通知：重新拨付");
        (await Office.Mailbox.UntilMails(story.Citizen.Person.Email, 3)).Select(mail => mail.Subject).Should().Contain(["【医保】拨付退票", "【医保】重新拨付"]);
        var auditor = Office.Clerk("auditor");
        (await auditor.ReadAsync($"/api/audit/cases/{again.Case.Id}/verification")).At("/intact")!.GetValue<bool>().Should().BeTrue();
        using var replayed = await auditor.PostAsync($"/api/audit/cases/{again.Case.Id}/replay");
        (await replayed.ReadAsync()).At("/identical")!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task The_life_of_a_payment_tells_who_did_what_and_why_and_shows_of_an_account_the_last_digits()
    {
        var again = await story.PayAgainAsync(await story.ReturnAsync(await story.PayAsync(10.01m)));

        var life = await Office.Clerk("director").ReadAsync($"/api/payments/{again.Id}");

        life.List("/acts").Select(act => $"{act.Text("/actor")} {act.Text("/text")}").Should().Equal(
            "heilongjiang-cashier 登记退票", "heilongjiang-finance 录入重新拨付", "heilongjiang-finance-head 批准重新拨付", "heilongjiang-cashier 已重新拨付");
        life.Text("/acts/0/reason").Should().Be("账号与户名不符");
        (life.Text("/account/payeeName"), life.Text("/account/bankAccount"), life.Text("/account/bankName")).Should().Be(("更****", "***************4567", "建设银行南岗支行"));
        life.List("/movements").Select(movement => $"{movement.Text("/kind")} {movement.At("/amount")}").Should().Equal("paid 10.01", "returned 10.01", "paid 10.01");
        life.List("/possible").Should().BeEmpty("a director approves, but this is for those who handle money");
        life.ToJsonString().Should().NotContain("6217000010001234567").And.NotContain(story.Citizen.Person.Name);
    }

    [Fact]
    public async Task Nobody_has_two_of_the_three_parts_by_whichever_of_his_roles_and_who_tries_is_on_record()
    {
        var returned = await story.ReturnAsync(await story.PayAsync(1m));
        var both = await Office.EmployAsync($"heilongjiang-zhao{returned.Case.Number[^6..]}", "finance", "finance-head", "cashier");
        await PaymentStory.DoAsync(both, returned, "reissue", """{"reason":"按原账户重付"}""");

        await ActAsAsync(both, "finance-head");
        using var refused = await both.PostAsync($"/api/payments/{returned.Id}/reissue/approve");
        (refused.StatusCode, (await refused.ReadAsync()).Text("/detail")).Should().Be(
            (HttpStatusCode.Forbidden, "“录入重新拨付”与“批准重新拨付”不得由同一人办理，您已办理前者，请由其他人员办理。（规则：拨付的录入、审批、支付不得由同一人办理）"));

        await PaymentStory.DoAsync(story.Head, returned, "reissue/approve");
        await ActAsAsync(both, "cashier");
        (await PaymentStory.TryAsync(both, returned, "paid", """{"voucher":"X1"}""")).Should().Be(HttpStatusCode.Forbidden);
        (await PaymentStory.DoAsync(story.Cashier, returned, "paid", """{"voucher":"X1"}""")).Status.Should().Be("paid");
        (await Office.Clerk("auditor").ReadAsync($"/api/audit/access?caseId={returned.Case.Id}")).List("/items").Count(record => record.Text("/event") == "refusal").Should().Be(2);
    }

    [Fact]
    public async Task Each_part_is_for_its_post_and_has_its_time()
    {
        var paid = await story.PayAsync(2m);
        const string reissue = """{"reason":"x"}""";
        (await PaymentStory.TryAsync(story.Finance, paid, "reissue", reissue)).Should().Be(HttpStatusCode.Conflict, "it has not come back");
        (await PaymentStory.TryAsync(story.Cashier, paid, "paid", """{"voucher":"X1"}""")).Should().Be(HttpStatusCode.Conflict, "it is paid");

        var returned = await story.ReturnAsync(paid);
        (await PaymentStory.TryAsync(story.Cashier, returned, "returned", """{"returnedOn":"2026-04-20","reason":"x"}""")).Should().Be(HttpStatusCode.Conflict, "it came back already");
        (await PaymentStory.TryAsync(story.Cashier, returned, "reissue", reissue)).Should().Be(HttpStatusCode.Forbidden);
        (await PaymentStory.TryAsync(story.Head, returned, "reissue", reissue)).Should().Be(HttpStatusCode.Forbidden);
        (await PaymentStory.TryAsync(story.Head, returned, "reissue/approve")).Should().Be(HttpStatusCode.Conflict, "nobody has entered one");
        await PaymentStory.DoAsync(story.Finance, returned, "reissue", reissue);
        (await PaymentStory.TryAsync(story.Finance, returned, "reissue/approve")).Should().Be(HttpStatusCode.Forbidden);
        (await PaymentStory.DoAsync(story.Head, returned, "reissue/refuse", """{"reason":"账户未核实"}""")).Status.Should().Be("returned");
        await PaymentStory.DoAsync(story.Finance, returned, "reissue", reissue);
        await PaymentStory.DoAsync(story.Head, returned, "reissue/approve");
        (await PaymentStory.DoAsync(story.Cashier, returned, "failed", """{"reason":"银行系统故障"}""")).Status.Should().Be("failed");
        await PaymentStory.DoAsync(story.Finance, returned, "reissue", reissue);
        (await PaymentStory.DoAsync(story.Head, returned, "reissue/approve")).Payment.At("/attempt")!.GetValue<int>().Should().Be(3);
        (await PaymentStory.TryAsync(new Clerk(Office.Host, "henan-cashier"), returned, "paid", """{"voucher":"X1"}""")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once_and_nothing_is_done()
    {
        var paid = await story.PayAsync(3m);

        (await ErrorsAsync(story.Cashier, paid, "returned", """{"returnedOn":"2026-04-21","reason":" "}""")).Should().BeEquivalentTo("/returnedOn", "/reason");
        var returned = await story.ReturnAsync(paid);
        (await ErrorsAsync(story.Finance, returned, "reissue", """{"reason":"","account":{"payeeName":"1","bankAccount":"12"}}"""))
            .Should().BeEquivalentTo("/reason", "/account/payeeName", "/account/bankAccount", "/account/bankName");
        (await story.PayAgainAsync(returned)).Status.Should().Be("paid");
        (await ErrorsAsync(story.Finance, paid, "recovery", """{"amount":3.001,"fund":"别的基金","reason":"重复报销"}""")).Should().BeEquivalentTo("/amount", "/fund");
        (await ErrorsAsync(story.Finance, paid, "recovery", """{"amount":3.01,"reason":"重复报销"}""")).Should().Equal("/amount");
    }

    [Fact]
    public async Task What_a_payee_is_to_give_back_is_received_in_parts_to_the_cent()
    {
        var paid = await story.PayAsync(100.10m);
        var asked = await PaymentStory.DoAsync(story.Finance, paid, "recovery", """{"amount":30.03,"reason":"重复报销的发票"}""");
        (asked.Status, asked.Payment.At("/outstanding")!.GetValue<decimal>()).Should().Be(("paid", 30.03m));
        (await PaymentStory.TryAsync(story.Finance, paid, "recovery", """{"amount":1,"reason":"x"}""")).Should().Be(HttpStatusCode.Conflict, "one after the other");
        (await PaymentStory.TryAsync(story.Cashier, paid, "returned", """{"returnedOn":"2026-04-20","reason":"x"}""")).Should().Be(HttpStatusCode.Conflict);

        await PaymentStory.DoAsync(story.Cashier, paid, "recovery/received", """{"amount":10.01,"receivedOn":"2026-04-20"}""");
        (await PaymentStory.TryAsync(story.Cashier, paid, "recovery/received", """{"amount":20.03,"receivedOn":"2026-04-20"}""")).Should().Be(HttpStatusCode.BadRequest, "a cent too much");
        var received = await PaymentStory.DoAsync(story.Cashier, paid, "recovery/received", """{"amount":20.02,"receivedOn":"2026-04-20","voucher":"S-1"}""");

        (received.Payment.At("/outstanding"), received.Payment.At("/recoverable")!.GetValue<decimal>()).Should().Be((null, 30.03m));
        (await PaymentStory.TryAsync(story.Cashier, paid, "recovery/received", """{"amount":0.01,"receivedOn":"2026-04-20"}""")).Should().Be(HttpStatusCode.Conflict);
        (await PaymentStory.TryAsync(story.Finance, paid, "recovery", """{"amount":70.08,"reason":"x"}""")).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_command_sent_twice_under_its_key_is_done_once()
    {
        var paid = await story.PayAsync(4m);
        const string body = """{"returnedOn":"2026-04-20","reason":"账号不存在"}""";

        using var first = await story.Cashier.PostAsync($"/api/payments/{paid.Id}/returned", body, "once");
        using var second = await story.Cashier.PostAsync($"/api/payments/{paid.Id}/returned", body, "once");

        (first.StatusCode, second.StatusCode, await second.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK, await first.Content.ReadAsStringAsync()));
        (await story.Cashier.ReadAsync($"/api/payments/{paid.Id}")).List("/movements").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_what_it_says_and_refuses_what_it_does_not_know()
    {
        var returned = await story.ReturnAsync(await story.PayAsync(5m));
        await PaymentStory.DoAsync(story.Finance, returned, "reissue", """{"reason":"x"}""");

        foreach (var filter in (string[])["status=returned", "status=proposed", "item=inpatient-reimbursement", "fund=基本医疗保险基金", "agency=province-center", "from=2026-04-20&to=2026-04-20"])
        {
            (await FoundAsync(filter)).Should().ContainSingle().Which.Text("/payment/id").Should().Be(returned.Id, filter);
        }

        foreach (var filter in (string[])["status=paid", "status=recovering", "item=hospital-settlement", "fund=x", "agency=harbin-center", "from=2026-04-21"])
        {
            (await FoundAsync(filter)).Should().BeEmpty(filter);
        }

        using var wrong = await story.Cashier.GetAsync("/api/payments?status=x&from=yesterday&to=x");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await wrong.ReadAsync()).Texts("/errors", "/pointer").Should().Equal("?status", "?from", "?to");

        async Task<IReadOnlyList<JsonNode>> FoundAsync(string filter) => (await story.Cashier.ReadAsync($"/api/payments?{filter}&q={returned.Case.Number}")).List("/items");
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(Clerk clerk, OrderSeen order, string path, string body)
    {
        using var answer = await clerk.PostAsync($"/api/payments/{order.Id}/{path}", body);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        return (await answer.ReadAsync()).Texts("/errors", "/pointer");
    }

    private static async Task ActAsAsync(Clerk clerk, string role)
    {
        using var chosen = await clerk.PostAsync("/api/me/active", new JsonObject { ["role"] = role, ["region"] = "heilongjiang" });
        chosen.IsSuccessStatusCode.Should().BeTrue(await chosen.Content.ReadAsStringAsync());
    }
}
