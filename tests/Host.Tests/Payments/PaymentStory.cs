using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Payments;

/// <summary>住院费用报销 in Heilongjiang, up to its payment and beyond; today is 20 April 2026.</summary>
internal sealed class PaymentStory(CaseworkHost office)
{
    public const string Item = "heilongjiang/inpatient-reimbursement";
    public const string Account = "6222020200112233445";

    public Citizen Citizen { get; } = office.Citizen();

    public Clerk Finance { get; } = office.Clerk("finance");

    public Clerk Head { get; } = office.Clerk("finance-head");

    public Clerk Cashier { get; } = office.Clerk("cashier");

    /// <summary>A case whose payment waits for the cashier.</summary>
    public async Task<OrderSeen> OrderAsync(decimal amount, string? agency = null)
    {
        var form = await Citizen.FillAsync(Item, "onsite");
        var seen = await Citizen.ApplyAsync(agency is null ? form : form.Put("/agency", $"\"{agency}\""));
        seen = await office.Clerk("acceptor").DecideAsync(seen, "受理");
        seen = await office.Clerk("reviewer").DecideAsync(seen, "审核通过", data: new JsonObject { ["fundPayable"] = amount, ["payeeName"] = Citizen.Person.Name });
        return new OrderSeen(await office.Clerk("second-reviewer").DecideAsync(seen, "复核通过"));
    }

    /// <summary>A case whose payment was paid, so that it is completed.</summary>
    public async Task<OrderSeen> PayAsync(decimal amount, string? agency = null)
    {
        var order = await OrderAsync(amount, agency);
        return new OrderSeen(await Cashier.DecideAsync(order.Case, "已拨付", data: new JsonObject { ["voucher"] = "HLJ-2026-0001", ["paidOn"] = "2026-04-20" }));
    }

    /// <summary>Does something to the payment that must succeed.</summary>
    public static async Task<OrderSeen> DoAsync(Clerk clerk, OrderSeen order, string path, string? body = null)
    {
        using var answer = await clerk.PostAsync($"/api/payments/{order.Id}/{path}", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return new OrderSeen(new CaseSeen(await answer.ReadAsync()));
    }

    public static async Task<HttpStatusCode> TryAsync(Clerk clerk, OrderSeen order, string path, string? body = null)
    {
        using var answer = await clerk.PostAsync($"/api/payments/{order.Id}/{path}", body);
        return answer.StatusCode;
    }

    public Task<OrderSeen> ReturnAsync(OrderSeen order) => DoAsync(Cashier, order, "returned", """{"returnedOn":"2026-04-20","reason":"账号与户名不符"}""");

    /// <summary>The same payment paid again into a corrected account, whose other digits nobody else has.</summary>
    public async Task<OrderSeen> PayAgainAsync(OrderSeen order)
    {
        await DoAsync(Finance, order, "reissue", """{"reason":"参保人更正了账号","account":{"payeeName":"更正的户名","bankAccount":"6217000010001234567","bankName":"建设银行南岗支行"}}""");
        await DoAsync(Head, order, "reissue/approve");
        return await DoAsync(Cashier, order, "paid", """{"voucher":"HLJ-2026-0002","paidOn":"2026-04-20"}""");
    }
}

/// <summary>A case with one payment order.</summary>
internal sealed record OrderSeen(CaseSeen Case)
{
    public JsonNode Payment => Case.Json.List("/payments").Should().ContainSingle().Subject;

    public string Id => Payment.Text("/id");

    public string Status => Payment.Text("/status");
}
