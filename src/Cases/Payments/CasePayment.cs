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
    /// <summary>What is paid in total, in yuan.</summary>
    public decimal Total => Lines.Sum(line => line.Amount);
}
