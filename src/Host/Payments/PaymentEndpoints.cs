using MedInsFlows.Cases.Payments;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Payments;

/// <summary>Payment orders, for those who handle money and those who watch it. What is done to one is answered by its case.</summary>
internal static class PaymentEndpoints
{
    /// <summary>Maps the endpoints of the subject.</summary>
    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        var payments = endpoints.MapGroup("/api/payments").WithTags("拨付");
        payments.MapGet("", (Caller caller, [AsParameters] PaymentFilter filter, Paging paging, PaymentLists lists, CancellationToken cancellationToken) =>
                lists.ReadAsync(caller, filter, paging, cancellationToken))
            .WithName("payments").WithSummary("拨付列表，最近变动的在前").Allow(Permission.ReadPayments);
        payments.MapGet("totals", (Caller caller, [AsParameters] TotalsFilter filter, PaymentTotals totals, CancellationToken cancellationToken) =>
                totals.ReadAsync(caller, filter, cancellationToken))
            .WithName("paymentTotals").WithSummary("按日或按月、按基金的拨付、退票和追回合计").Allow(Permission.ReadPayments);
        payments.MapGet("{id:guid}", (Guid id, Caller caller, PaymentReader reader, CancellationToken cancellationToken) => reader.ReadAsync(id, caller, cancellationToken))
            .WithName("payment").WithSummary("一笔拨付的经过").Allow(Permission.ReadPayments);
        Map<ReturnNotice>("returned", "returnPayment", "登记退票", notice => notice.ToStep());
        Map<Reissue>("reissue", "reissuePayment", "录入重新拨付，可以更正收款账户", reissue => reissue.ToStep());
        payments.MapPost("{id:guid}/reissue/approve", (Guid id, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
                office.ActOnPaymentAsync(CommandRequest.Of(context, key), id, found => PaymentDecisions.Decide(found, caller, id, new(PaymentActKind.ReissueApproved), services), cancellationToken))
            .WithName("approveReissue").WithSummary("批准重新拨付").Produces<CaseView>().Allow(Permission.HandlePayments);
        Map<PaymentObjection>("reissue/refuse", "refuseReissue", "退回重新拨付", objection => objection.ToStep(PaymentActKind.ReissueRefused));
        Map<Payout>("paid", "payAgain", "登记重新拨付的付款凭证", payout => payout.ToStep());
        Map<PaymentObjection>("failed", "failAgain", "登记重新拨付失败", objection => objection.ToStep(PaymentActKind.Failed));
        Map<Recovery>("recovery", "recoverPayment", "录入追回", recovery => recovery.ToStep());
        Map<Receipt>("recovery/received", "receiveRecovery", "登记收到的追回款", receipt => receipt.ToStep());

        void Map<T>(string path, string name, string summary, Func<T, PaymentStep> read)
            where T : notnull => payments.MapPost(
                $"{{id:guid}}/{path}",
                (Guid id, Body<T> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
                    office.ActOnPaymentAsync(CommandRequest.Of(context, key, body.Digest), id, found => PaymentDecisions.Decide(found, caller, id, read(body.Value), services), cancellationToken))
            .WithName(name).WithSummary(summary).Produces<CaseView>().Allow(Permission.HandlePayments);
    }
}
