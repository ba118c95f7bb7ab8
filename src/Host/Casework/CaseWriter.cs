using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Timers;
using MedInsFlows.Host.Desk;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Payments;
using MedInsFlows.Host.PublicNotices;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Casework;

/// <summary>Adds to a burst's transaction what the burst made of the case: its row, and what was intended.</summary>
internal sealed class CaseWriter(CaseServices services, Transaction transaction, BurstReport report, CaseDesk desk)
{
    private const string Changes =
        """
        update cases.cases set status = $2, stage = $3, attention = $4, accepted_at = $5, closed_at = $6, application_revision = $7, opinion_revision = $8, file = $9,
            definition_version_id = $10, title = $11
        """;

    private const string UpdateOnly = Changes + " where id = $1";
    private const string UpdateWithLimit = Changes + ", due_at = $12, yellow_at = $13, red_at = $14 where id = $1";

    private CaseFile File => desk.Case;

    private DateTimeOffset At => report.Stimulus.At;

    /// <summary>Adds the revisions that an action brought.</summary>
    public void Revise(CaseAction action)
    {
        action.Application?.Revision.Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, At);
        action.Opinion?.Revision.Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, At);
        action.Reason?.Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, At);
    }

    /// <summary>Adds the row of a new case.</summary>
    public void Insert(PublishedItem item, Guid submittedBy, Application application)
    {
        var applicant = application.Applicant;
        var keys = services.Keys.Current;
        var limit = OverallLimit();
        transaction.Add(
            """
            insert into cases.cases (id, case_number, region, item, title, definition_version_id, agency, channel, status, stage, attention, submitted_by, received_at,
                accepted_at, closed_at, due_at, yellow_at, red_at, applicant, name_digest, id_number_digest, phone_digest, application_revision, opinion_revision, file)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
            """,
            report.InstanceId,
            File.CaseNumber,
            File.Region,
            File.Item,
            item.Definition.Item.Title,
            item.Version.Id,
            File.Agency,
            File.Channel.ToString(),
            File.Status.ToString(),
            Text(File.Stage),
            File.NeedsAttention,
            submittedBy,
            At.UtcDateTime,
            Utc(File.AcceptedAt),
            Utc(File.ClosedAt),
            Utc(limit?.DueAt),
            Utc(limit?.YellowAt),
            Utc(limit?.RedAt),
            keys.Keys.Seal(JsonSerializer.SerializeToUtf8Bytes(applicant, FactsJson.Options), ApplicantContext(report.InstanceId)).Bytes.ToArray(),
            keys.Digest.ForSearch(SearchTerm.Name, applicant.Name),
            keys.Digest.ForSearch(SearchTerm.IdNumber, applicant.IdNumber),
            keys.Digest.ForSearch(SearchTerm.Phone, applicant.Phone),
            File.Application.Id,
            Id(File.Opinion),
            Transaction.Utf8(CaseJson.Write(File)));
        PartyRegister.Add(transaction, keys.Digest, report.InstanceId, application.Parties);
        StandingRegister.Open(transaction, report.InstanceId, desk, limit);
        KeepRunningLimits();
    }

    /// <summary>Adds the change of the case's row. The points of time of its limit are computed only where a clock was changed.</summary>
    /// <param name="item">The version of the item that the case is on.</param>
    public void Update(PublishedItem item)
    {
        object?[] values =
        [
            report.InstanceId,
            File.Status.ToString(),
            Text(File.Stage),
            File.NeedsAttention,
            Utc(File.AcceptedAt),
            Utc(File.ClosedAt),
            File.Application.Id,
            Id(File.Opinion),
            Transaction.Utf8(CaseJson.Write(File)),
            item.Version.Id,
            item.Definition.Item.Title,
        ];
        if (desk.HasMovedClocks || desk.Accepted.Any(intent => intent is CaseClosed))
        {
            var limit = OverallLimit();
            transaction.Add(UpdateWithLimit, [.. values, Utc(limit?.DueAt), Utc(limit?.YellowAt), Utc(limit?.RedAt)]);
            StandingRegister.Change(transaction, report.InstanceId, desk, limit);
            KeepRunningLimits();
        }
        else
        {
            transaction.Add(UpdateOnly, values);
            StandingRegister.Change(transaction, report.InstanceId, File);
        }
    }

    /// <summary>Adds what was intended.</summary>
    /// <param name="item">The version of the item that the case is on.</param>
    public void CarryOut(PublishedItem item)
    {
        foreach (var intent in desk.Accepted)
        {
            switch (intent)
            {
                case TaskOpened opened:
                    Open(opened);
                    break;
                case TaskCancelled cancelled:
                    transaction.Add("update cases.tasks set state = 'cancelled' where (id = $1 or signs = $1) and state = 'open'", cancelled.TaskId);
                    break;
                case NoticeQueued queued:
                    Queue(queued, item);
                    break;
                case DocumentIssued issued:
                    PaperWriter.Issue(transaction, services, report, issued, Sources());
                    break;
                case PaymentOrdered ordered:
                    PaymentRegister.Order(transaction, report, File, ordered);
                    break;
                case PaymentSettled settled:
                    PaymentRegister.Settle(transaction, File, settled);
                    break;
                case EntitlementRecorded recorded:
                    EntitlementRegister.Record(transaction, services, report, desk, recorded.Entitlement);
                    break;
                case PublicNoticeBegun begun:
                    PublicNoticeWriter.Begin(transaction, report, desk, begun, Times(File.Clocks.First(clock => clock.Id == begun.Clock)).DueAt);
                    break;
                case PublicNoticeEnded ended:
                    PublicNoticeWriter.End(transaction, report, ended);
                    break;
            }
        }

        foreach (var clock in desk.Accepted.Select(ClockSet).OfType<string>().Distinct())
        {
            var set = File.Clocks.First(set => set.Id == clock);
            Arm(set, item.Definition.Tasks.Any(task => task.IsLeftBy(set)));
        }
    }

    /// <summary>The context in which a case's applicant is sealed.</summary>
    internal static string ApplicantContext(Guid caseId) => $"case/{caseId}/applicant";

    private void Open(TaskOpened opened) => transaction.Add(
        """
        insert into cases.tasks (id, case_id, region, item, activity, stage, role, state, opened_at, signs, claimed_by, claimed_at, roster_rows)
        values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, case when $10 is null then null else $8 end, $11)
        """,
        opened.TaskId,
        report.InstanceId,
        File.Region,
        File.Item,
        opened.Activity,
        opened.Stage,
        opened.Role,
        At.UtcDateTime,
        Transaction.Typed(opened.Signs, NpgsqlDbType.Uuid),
        Text(opened.Signer?.UserName),
        Transaction.Typed(opened.RosterRows, NpgsqlDbType.Integer));

    /// <summary>Says by which calendar the clocks that run were computed, so that they are found when a notice comes.</summary>
    private void KeepRunningLimits()
    {
        if (File.Clocks.Where(clock => clock.IsRunning).Select(clock => (int?)clock.Calendar).Min() is { } oldest)
        {
            transaction.Add(
                "insert into cases.running_limits (case_id, region, calendar) values ($1, $2, $3) on conflict (case_id) do update set calendar = excluded.calendar",
                report.InstanceId,
                File.Region,
                oldest);
        }
        else if (!File.Clocks.IsEmpty)
        {
            transaction.Add("delete from cases.running_limits where case_id = $1", report.InstanceId);
        }
    }

    /// <summary>The clock whose points of time are others after an intent; null if there is none.</summary>
    private static string? ClockSet(CaseIntent intent) => intent switch
    {
        ClockStarted started => started.Clock.Id,
        ClockPaused paused => paused.Clock,
        ClockResumed resumed => resumed.Clock,
        ClockExtended extended => extended.Clock,
        ClockRearmed rearmed => rearmed.Clock,
        ClockRecomputed recomputed => recomputed.Clock,
        ClockStopped stopped => stopped.Clock,
        _ => null,
    };

    /// <summary>Arms the timers of a clock as the burst left it; one that does not run has none.</summary>
    private void Arm(CaseClock clock, bool hasOutcome)
    {
        TimerWriter.Cancel(transaction, report.InstanceId, clock.Id, At);
        foreach (var (mark, at) in clock.IsRunning ? ClockMarks.Pending(clock, Times(clock), hasOutcome) : [])
        {
            TimerWriter.Arm(transaction, report.InstanceId, new TimerKey(clock.Id, mark, clock.Generation), at.ToDateTimeOffset());
        }
    }

    private void Queue(NoticeQueued queued, PublishedItem item)
    {
        var text = NoticeBlanks.Fill(queued.Template, Sources());
        NoticeWriter.Queue(transaction, services, report, queued, item, desk.Application, text);
    }

    private NoticeSources Sources() => new(File, desk.Application, desk.Opinion, desk.Item, services.AgencyOf(File.Region, File.Agency), desk.Now);

    /// <summary>The clock of the whole case that runs now, with the instants at which its lamp changes.</summary>
    private LampTimes? OverallLimit() => File.OverallClock is { IsRunning: true } clock ? Times(clock) : null;

    private LampTimes Times(CaseClock clock) => File.TimesOf(clock, desk.WorkingTime, desk.Item, desk.Now);

    // PostgreSQL keeps a statement prepared only for the types that it was first sent with; so what may be null names its type.
    private static NpgsqlParameter Utc(Instant? instant) => Transaction.Typed(instant?.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);

    private static NpgsqlParameter Id(Citation? citation) => Transaction.Typed(citation?.Id, NpgsqlDbType.Uuid);

    private static NpgsqlParameter Text(string? text) => Transaction.Typed(text, NpgsqlDbType.Text);
}
