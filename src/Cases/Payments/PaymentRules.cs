using NodaTime;

namespace MedInsFlows.Cases.Payments;

/// <summary>What may be done to a payment order after the flow has made it, and when.</summary>
public static class PaymentRules
{
    /// <summary>The kinds of acts for which a payment order is in the right state.</summary>
    /// <param name="payment">The payment order.</param>
    public static IEnumerable<PaymentActKind> Possible(CasePayment payment) => Enum.GetValues<PaymentActKind>().Where(kind => Refusal(payment, kind) is null);

    /// <summary>Why a payment order is not in the state for something, in Chinese; null where it is.</summary>
    /// <param name="payment">The payment order.</param>
    /// <param name="kind">What is to be done.</param>
    public static string? Refusal(CasePayment payment, PaymentActKind kind) => kind switch
    {
        PaymentActKind.Returned when payment.Status != PaymentStatus.Paid => "只有已拨付的款项可以登记退票。",
        PaymentActKind.Returned when payment.Recoverable > 0 => "已有追回的拨付不能登记退票，请按追回办理。",
        PaymentActKind.ReissueEntered when payment.Proposed is not null => "重新拨付已经录入，请等待审批。",
        PaymentActKind.ReissueEntered when payment is not { Status: PaymentStatus.Returned } and not { Status: PaymentStatus.Failed, Attempt: > 1 } =>
            "只有退票的或者重新拨付失败的款项可以重新拨付；首次拨付失败的，按办件的流程办理。",
        PaymentActKind.ReissueApproved or PaymentActKind.ReissueRefused when payment.Proposed is null => "没有等待审批的重新拨付。",
        PaymentActKind.Paid or PaymentActKind.Failed when payment is not { Status: PaymentStatus.Ordered, Attempt: > 1 } =>
            "只有已批准的重新拨付在此登记结果；首次拨付请在出纳的任务中办理。",
        PaymentActKind.RecoveryEntered when payment.Status != PaymentStatus.Paid => "只有已拨付的款项可以追回。",
        PaymentActKind.RecoveryEntered when payment.Outstanding > 0 => "上一次追回还没有收齐，收齐后才能再录入。",
        PaymentActKind.RecoveryEntered when payment.Recoverable >= payment.Total => "款项已经全部追回。",
        PaymentActKind.Recovered when payment.Outstanding <= 0 => "没有待收的追回款。",
        _ => null,
    };

    /// <summary>Everything that is wrong with what is said of an act, as (name of the member, Chinese text).</summary>
    /// <param name="payment">The payment order, which is in the state for it.</param>
    /// <param name="act">The act.</param>
    /// <param name="today">The day of business time.</param>
    public static IEnumerable<(string Member, string Text)> Check(CasePayment payment, PaymentAct act, LocalDate today)
    {
        if (act.On > today)
        {
            yield return ("on", "日期不能晚于今天。");
        }

        if (act.Kind is PaymentActKind.RecoveryEntered or PaymentActKind.Recovered)
        {
            var known = payment.Lines.Any(line => line.Fund == act.Fund);
            if (!known)
            {
                yield return ("fund", $"应为这笔拨付的基金之一：{string.Join('、', payment.Lines.Select(line => line.Fund).Distinct())}。");
            }

            var most = act.Kind == PaymentActKind.Recovered ? payment.Outstanding : payment.Left(act.Fund ?? string.Empty);
            if (act.Amount is not > 0 || decimal.Round(act.Amount.Value, 2) != act.Amount)
            {
                yield return ("amount", "应为大于 0、最多两位小数的金额（元）。");
            }
            else if (known && act.Amount > most)
            {
                yield return ("amount", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"最多 {most:0.00} 元。"));
            }
        }
    }
}
