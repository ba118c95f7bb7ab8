using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using NodaTime;
using NpgsqlTypes;

namespace MedInsFlows.Host.PublicNotices;

/// <summary>Keeps the published list, in the commit of the burst that publishes a case or takes it off.</summary>
internal static class PublicNoticeWriter
{
    /// <summary>A case is published.</summary>
    public static void Begin(Transaction transaction, BurstReport report, CaseDesk desk, PublicNoticeBegun begun, Instant until) => transaction.Add(
        "insert into cases.public_notices (id, case_id, region, title, name, text, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        begun.NoticeId,
        report.InstanceId,
        desk.Case.Region,
        desk.Item.Title,
        desk.Application.Applicant is { Kind: ApplicantKind.Person } person ? Masked.Name(person.Name) : desk.Application.Applicant.Name,
        Transaction.Typed(begun.Text, NpgsqlDbType.Text),
        report.Stimulus.At.UtcDateTime,
        until.ToDateTimeUtc());

    /// <summary>A case is published no more.</summary>
    public static void End(Transaction transaction, BurstReport report, PublicNoticeEnded ended) =>
        transaction.Add("update cases.public_notices set ended_at = $2 where id = $1", ended.NoticeId, report.Stimulus.At.UtcDateTime);
}
