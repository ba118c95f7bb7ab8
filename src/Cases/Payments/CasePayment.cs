using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MedInsFlows.Cases.Payments;

/// <summary>A payment order of a case. Immutable; nothing personal, for the payee is named by his part in the case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Activity">The activity that ordered it.</param>
/// <param name="Payee">Who is paid: a <see cref="Applications.PartyRole"/>, or applicant.</param>
/// <param name="Lines">What each fund pays.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="At">Since when it stands there.</param>
/// <param name="Voucher">付款凭证号; null until it is paid.</param>
public sealed record CasePayment(Guid Id, string Activity, string Payee, IReadOnlyList<PaymentLine> Lines, PaymentStatus Status, Instant At, string? Voucher = null)
{
    /// <summary>What was done to it after the flow had made it, in order; null where nothing was.</summary>
    public ImmutableArray<PaymentAct>? Acts { get; init; }

    /// <summary>What is paid in total, in yuan.</summary>
    [JsonIgnore]
    public decimal Total => Lines.Sum(line => line.Amount);

    /// <summary>How many times it was ordered, the first time included.</summary>
    [JsonIgnore]
    public int Attempt => 1 + Of(PaymentActKind.ReissueApproved).Count();

    /// <summary>The re-issue that waits for approval; null where none does.</summary>
    [JsonIgnore]
    public PaymentAct? Proposed => Acts is [.., { Kind: PaymentActKind.ReissueEntered } last] ? last : null;

    /// <summary>The act that cites the account into which it is to be paid; null where that is the one by which the flow ordered it.</summary>
    [JsonIgnore]
    public PaymentAct? AccountCorrection
    {
        get
        {
            var acts = Acts ?? [];
            return acts.Where((act, place) => act.CorrectsAccount && acts.ElementAtOrDefault(place + 1) is { Kind: PaymentActKind.ReissueApproved }).LastOrDefault();
        }
    }

    /// <summary>What the payee is still to give back, in yuan.</summary>
    [JsonIgnore]
    public decimal Outstanding => Sum(PaymentActKind.RecoveryEntered) - Sum(PaymentActKind.Recovered);

    /// <summary>What the payee was to give back in all, in yuan.</summary>
    [JsonIgnore]
    public decimal Recoverable => Sum(PaymentActKind.RecoveryEntered);

    /// <summary>The fund to which the payee is still to give something back; null where there is none.</summary>
    [JsonIgnore]
    public string? OutstandingFund => Outstanding > 0 ? Of(PaymentActKind.RecoveryEntered).Last().Fund : null;

    /// <summary>The day on which it came back; null where it does not stand there.</summary>
    [JsonIgnore]
    public LocalDate? ReturnedOn => Status == PaymentStatus.Returned ? Of(PaymentActKind.Returned).Last().On : null;

    /// <summary>How much of a fund's line may still be asked back, in yuan.</summary>
    /// <param name="fund">The fund.</param>
    public decimal Left(string fund) =>
        Lines.Where(line => line.Fund == fund).Sum(line => line.Amount) - Of(PaymentActKind.RecoveryEntered).Where(act => act.Fund == fund).Sum(act => act.Amount ?? 0);

    /// <summary>The payment after somebody has done something to it.</summary>
    /// <param name="act">What.</param>
    public CasePayment After(PaymentAct act) => (act.Kind switch
    {
        PaymentActKind.Returned => this with { Status = PaymentStatus.Returned, At = act.At },
        PaymentActKind.ReissueApproved => this with { Status = PaymentStatus.Ordered, At = act.At, Voucher = null },
        PaymentActKind.Paid => this with { Status = PaymentStatus.Paid, At = act.At, Voucher = act.Voucher },
        PaymentActKind.Failed => this with { Status = PaymentStatus.Failed, At = act.At },
        _ => this,
    }) with
    {
        Acts = (Acts ?? []).Add(act),
    };

    private IEnumerable<PaymentAct> Of(PaymentActKind kind) => (Acts ?? []).Where(act => act.Kind == kind);

    private decimal Sum(PaymentActKind kind) => Of(kind).Sum(act => act.Amount ?? 0);
}
