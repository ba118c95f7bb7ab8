using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Payments;
using NodaTime;

namespace MedInsFlows.Host.Payments;

/// <summary>What somebody wants to do to a payment order after the flow has made it, as an endpoint or a page heard it. Immutable; may be personal.</summary>
/// <param name="Kind">What.</param>
internal sealed record PaymentStep(PaymentActKind Kind)
{
    /// <summary>The day on which the money moved.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The corrected account; null where it is to be paid as before.</summary>
    public PayeeAccount? Account { get; init; }

    /// <summary>The number of the voucher.</summary>
    public string? Voucher { get; init; }

    /// <summary>The fund to which something is given back; null where the order has one alone.</summary>
    public string? Fund { get; init; }

    /// <summary>How much, in yuan.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Nothing of its content.</summary>
    public override string ToString() => $"{nameof(PaymentStep)} {Kind}";
}

/// <summary>A payment that came back, on the wire.</summary>
internal sealed record ReturnNotice([property: Description("退票日期")] LocalDate ReturnedOn, [property: Description("银行给出的退票原因")][MaxLength(2000)] string Reason)
{
    /// <summary>What is to be done.</summary>
    public PaymentStep ToStep() => new(PaymentActKind.Returned) { On = ReturnedOn, Reason = Reason };
}

/// <summary>A re-issue, on the wire.</summary>
internal sealed record Reissue([property: Description("理由")][MaxLength(2000)] string Reason, [property: Description("更正后的收款账户；不写则按原账户")] PayeeAccount? Account = null)
{
    /// <summary>What is to be done.</summary>
    public PaymentStep ToStep() => new(PaymentActKind.ReissueEntered) { Reason = Reason, Account = Account };
}

/// <summary>Why a re-issue is not approved, or has failed, on the wire.</summary>
internal sealed record PaymentObjection([property: Description("理由")][MaxLength(2000)] string Reason)
{
    /// <summary>What is to be done.</summary>
    public PaymentStep ToStep(PaymentActKind kind) => new(kind) { Reason = Reason };
}

/// <summary>A re-issue that was paid, on the wire.</summary>
internal sealed record Payout([property: Description("付款凭证号")][MaxLength(40)] string Voucher, [property: Description("付款日期；不写则为当天")] LocalDate? PaidOn = null)
{
    /// <summary>What is to be done.</summary>
    public PaymentStep ToStep() => new(PaymentActKind.Paid) { Voucher = Voucher, On = PaidOn };
}

/// <summary>What a payee is to give back, on the wire.</summary>
internal sealed record Recovery(
    [property: Description("追回金额（元）")] decimal Amount,
    [property: Description("理由")][MaxLength(2000)] string Reason,
    [property: Description("归还的基金；只有一个基金的可以不写")][MaxLength(100)] string? Fund = null)
{
    /// <summary>What is to be done.</summary>
    public PaymentStep ToStep() => new(PaymentActKind.RecoveryEntered) { Amount = Amount, Reason = Reason, Fund = Fund };
}

/// <summary>What a payee has given back, on the wire.</summary>
internal sealed record Receipt(
    [property: Description("收到的金额（元）；可以分次收")] decimal Amount,
    [property: Description("收款日期")] LocalDate ReceivedOn,
    [property: Description("收款凭证号")][MaxLength(40)] string? Voucher = null)
{
    /// <summary>What is to be done.</summary>
    public PaymentStep ToStep() => new(PaymentActKind.Recovered) { Amount = Amount, On = ReceivedOn, Voucher = Voucher };
}
