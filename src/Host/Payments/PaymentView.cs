using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Protection;
using NodaTime;

namespace MedInsFlows.Host.Payments;

/// <summary>A payment order of a case, on the wire; who is paid is masked.</summary>
internal sealed record PaymentView(
    Guid Id,
    [property: Description("收款人，个人遮盖")] string Payee,
    IReadOnlyList<PaymentLineView> Lines,
    [property: Description("合计（元）")] decimal Amount,
    PaymentStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("付款凭证号")] string? Voucher,
    Instant At)
{
    private const string Erased = "（已依法删除）";

    /// <summary>The wire form of a payment order.</summary>
    /// <param name="payment">The payment order.</param>
    /// <param name="application">What was sent; null where that was erased lawfully.</param>
    public static PaymentView Of(CasePayment payment, Application? application) => new(
        payment.Id,
        application is null ? Erased : PayeeOf(payment.Payee, application),
        [.. payment.Lines.Select(line => new PaymentLineView(line.Fund, line.Amount))],
        payment.Total,
        payment.Status,
        payment.Voucher,
        payment.At);

    private static string PayeeOf(string role, Application application)
    {
        var payee = NoticeAudience.Find(role)?.In(application) is [var first, ..] ? first : application.Payee();
        return payee.IdType == IdType.CreditCode ? payee.Name : Masked.Name(payee.Name);
    }
}

/// <summary>What one fund pays, on the wire.</summary>
internal sealed record PaymentLineView([property: Description("基金名称")] string Fund, [property: Description("金额（元）")] decimal Amount);
