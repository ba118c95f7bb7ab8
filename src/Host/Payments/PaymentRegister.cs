using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using NpgsqlTypes;

namespace MedInsFlows.Host.Payments;

/// <summary>Keeps payment orders in rows of their own, in the commit of the burst that makes or settles them.</summary>
internal static class PaymentRegister
{
    /// <summary>A payment is ordered.</summary>
    public static void Order(Transaction transaction, BurstReport report, CaseFile file, PaymentOrdered ordered) => transaction.Add(
        """
        insert into cases.payments (id, case_id, region, agency, activity, status, amount, ordered_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        ordered.PaymentId,
        report.InstanceId,
        file.Region,
        file.Agency,
        ordered.Activity,
        nameof(PaymentStatus.Ordered),
        ordered.Lines.Sum(line => line.Amount),
        report.Stimulus.At.UtcDateTime);

    /// <summary>A payment is made, or has failed.</summary>
    public static void Settle(Transaction transaction, BurstReport report, PaymentSettled settled) => transaction.Add(
        "update cases.payments set status = $2, voucher = $3, settled_at = $4 where id = $1",
        settled.PaymentId,
        settled.Status.ToString(),
        Transaction.Typed(settled.Voucher, NpgsqlDbType.Text),
        report.Stimulus.At.UtcDateTime);
}
