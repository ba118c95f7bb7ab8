using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using NodaTime;
using NpgsqlTypes;

namespace MedInsFlows.Host.Payments;

/// <summary>
/// Keeps payment orders in rows of their own, in the commit of what makes or changes them, and what each fund pays or gets back: the movements of which the
/// totals are sums.
/// </summary>
internal static class PaymentRegister
{
    private const string PaidOn = "paidOn";

    /// <summary>A payment is ordered by the flow.</summary>
    public static void Order(Transaction transaction, BurstReport report, CaseFile file, PaymentOrdered ordered)
    {
        transaction.Add(
            """
            insert into cases.payments (id, case_id, region, agency, item, activity, status, amount, ordered_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
            """,
            ordered.PaymentId,
            report.InstanceId,
            file.Region,
            file.Agency,
            file.Item,
            ordered.Activity,
            nameof(PaymentStatus.Ordered),
            ordered.Lines.Sum(line => line.Amount),
            report.Stimulus.At.UtcDateTime);
        transaction.Add(
            "insert into cases.payment_lines (payment_id, region, number, fund, amount) select $1, $2, line.* from unnest($3, $4, $5) line",
            ordered.PaymentId,
            file.Region,
            Enumerable.Range(1, ordered.Lines.Count).ToArray(),
            ordered.Lines.Select(line => line.Fund).ToArray(),
            ordered.Lines.Select(line => line.Amount).ToArray());
    }

    /// <summary>A payment is made, or has failed, as the flow ordered it.</summary>
    public static void Settle(Transaction transaction, CaseFile file, PaymentSettled settled)
    {
        var payment = file.Payments!.Value.First(payment => payment.Id == settled.PaymentId);
        Change(transaction, payment);
        if (settled.Status == PaymentStatus.Paid)
        {
            var entered = file.Decisions.LastOrDefault(decided => decided.Activity == payment.Activity && decided.Dates?.ContainsKey(PaidOn) is true)?.Dates![PaidOn];
            Move(transaction, file, payment, "paid", entered ?? ShanghaiTime.DateOf(payment.At));
        }
    }

    /// <summary>Somebody has done something to a payment after the flow made it.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="file">The case.</param>
    /// <param name="payment">The payment as it is then.</param>
    public static void Handle(Transaction transaction, CaseFile file, CasePayment payment)
    {
        var act = payment.Acts!.Value[^1];
        Change(transaction, payment);
        switch (act.Kind)
        {
            case PaymentActKind.Returned:
                Move(transaction, file, payment, "returned", act.On!.Value);
                break;
            case PaymentActKind.Paid:
                Move(transaction, file, payment, "paid", act.On!.Value);
                break;
            case PaymentActKind.Recovered:
                Move(transaction, file, payment.Id, "recovered", act.On!.Value, [new(act.Fund!, act.Amount!.Value)]);
                break;
        }
    }

    private static void Change(Transaction transaction, CasePayment payment) => transaction.Add(
        """
        update cases.payments set status = $2, voucher = $3, changed_at = $4, attempt = $5, proposed = $6, outstanding = $7,
            batch_id = case when attempt = $5 then batch_id end
        where id = $1
        """,
        payment.Id,
        payment.Status.ToString(),
        Transaction.Typed(payment.Voucher, NpgsqlDbType.Text),
        payment.At.ToDateTimeUtc(),
        payment.Attempt,
        payment.Proposed is not null,
        payment.Outstanding);

    private static void Move(Transaction transaction, CaseFile file, CasePayment payment, string kind, LocalDate on) => Move(transaction, file, payment.Id, kind, on, payment.Lines);

    private static void Move(Transaction transaction, CaseFile file, Guid payment, string kind, LocalDate on, IReadOnlyList<PaymentLine> lines) => transaction.Add(
        """
        insert into cases.payment_movements (payment_id, region, agency, item, fund, kind, on_date, amount)
        select $1, $2, $3, $4, line.fund, $5, $6, line.amount from unnest($7, $8) line (fund, amount)
        """,
        payment,
        file.Region,
        file.Agency,
        file.Item,
        kind,
        on.ToDateOnly(),
        lines.Select(line => line.Fund).ToArray(),
        lines.Select(line => line.Amount).ToArray());
}
