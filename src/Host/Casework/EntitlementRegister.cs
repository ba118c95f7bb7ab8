using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Entitlements;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using NpgsqlTypes;

namespace MedInsFlows.Host.Casework;

/// <summary>Keeps what outlives cases in rows of their own, found by the person whom it concerns.</summary>
internal static class EntitlementRegister
{
    /// <summary>Adds an entitlement, in the commit of the burst that records it.</summary>
    public static void Record(Transaction transaction, CaseServices services, BurstReport report, CaseDesk desk, CaseEntitlement entitlement) => transaction.Add(
        """
        insert into cases.entitlements (id, case_id, region, kind, title, change, from_on, to_on, subject_digest, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        entitlement.Id,
        report.InstanceId,
        desk.Case.Region,
        entitlement.Kind,
        entitlement.Title,
        entitlement.Change,
        entitlement.From.ToDateOnly(),
        Transaction.Typed(entitlement.To?.ToDateOnly(), NpgsqlDbType.Date),
        services.Keys.Current.Digest.ForSearch(SearchTerm.IdNumber, desk.Application.Subject().IdNumber),
        report.Stimulus.At.UtcDateTime);
}
