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
    string StatusText,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("付款凭证号")] string? Voucher,
    [property: Description("第几次拨付")] int Attempt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), Description("重新拨付已录入，等待审批")] bool Proposed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("退票日期")] LocalDate? ReturnedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), Description("应追回（元）")] decimal Recoverable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), Description("追回款中尚未收到的（元）")] decimal Outstanding,
    Instant At)
{
    /// <summary>What is said of a person whose data was erased.</summary>
    public const string Erased = "（已依法删除）";

    /// <summary>The wire form of a payment order.</summary>
    /// <param name="payment">The payment order.</param>
    /// <param name="application">What was sent; null where that was erased lawfully.</param>
    public static PaymentView Of(CasePayment payment, Application? application) => new(
        payment.Id,
        application is null ? Erased : MaskedPayee(PayeeOf(payment, application)),
        [.. payment.Lines.Select(line => new PaymentLineView(line.Fund, line.Amount))],
        payment.Total,
        payment.Status,
        PaymentWords.Of(payment.Status),
        payment.Voucher,
        payment.Attempt,
        payment.Proposed is not null,
        payment.ReturnedOn,
        payment.Recoverable,
        payment.Outstanding,
        payment.At);

    /// <summary>Who is paid.</summary>
    /// <param name="payment">The payment order.</param>
    /// <param name="application">What was sent.</param>
    public static Concerned PayeeOf(CasePayment payment, Application application) =>
        NoticeAudience.Find(payment.Payee)?.In(application) is [var first, ..] ? first : application.Payee();

    private static string MaskedPayee(Concerned payee) => payee.IdType == IdType.CreditCode ? payee.Name : Masked.Name(payee.Name);
}

/// <summary>What one fund pays, on the wire.</summary>
internal sealed record PaymentLineView([property: Description("基金名称")] string Fund, [property: Description("金额（元）")] decimal Amount);
