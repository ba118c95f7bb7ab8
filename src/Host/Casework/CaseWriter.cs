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
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Outbox;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>Adds to a burst's transaction what the burst made of the case: its row, and what was intended.</summary>
internal sealed class CaseWriter(CaseServices services, Transaction transaction, BurstReport report, CaseDesk desk)
{
    private CaseFile File => desk.Case;

    private int? OldestCalendar => File.Clocks.Where(clock => clock.StoppedAt is null).Select(clock => (int?)clock.Calendar).Min();

    private DateTimeOffset At => report.Stimulus.At;

    /// <summary>Adds the revisions that an action brought.</summary>
    public void Revise(CaseAction action)
    {
        action.Application?.Revision.Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, At);
        action.Opinion?.Revision.Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, At);
        action.Reason?.Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, At);
    }

    /// <summary>Adds the row of a new case.</summary>
    public void Insert(PublishedItem item, Guid submittedBy, Applicant applicant)
    {
        var keys = services.Keys.Current;
        var limit = OverallLimit();
        transaction.Add(
            """
            insert into cases.cases (id, case_number, region, item, title, definition_version_id, agency, channel, status, stage, attention, submitted_by, received_at,
                accepted_at, closed_at, due_at, yellow_at, red_at, applicant, name_digest, id_number_digest, phone_digest, application_revision, opinion_revision, file, calendar)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
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
            File.Stage,
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
            File.Opinion?.Id,
            CaseJson.Write(File),
            OldestCalendar);
    }

    /// <summary>Adds the change of the case's row.</summary>
    /// <param name="item">The version of the item that the case is on.</param>
    public void Update(PublishedItem item)
    {
        var limit = OverallLimit();
        transaction.Add(
            """
            update cases.cases set status = $2, stage = $3, attention = $4, accepted_at = $5, closed_at = $6, due_at = $7, yellow_at = $8, red_at = $9,
                application_revision = $10, opinion_revision = $11, file = $12, definition_version_id = $13, title = $14, calendar = $15
            where id = $1
            """,
            report.InstanceId,
            File.Status.ToString(),
            File.Stage,
            File.NeedsAttention,
            Utc(File.AcceptedAt),
            Utc(File.ClosedAt),
            Utc(limit?.DueAt),
            Utc(limit?.YellowAt),
            Utc(limit?.RedAt),
            File.Application.Id,
            File.Opinion?.Id,
            CaseJson.Write(File),
            item.Version.Id,
            item.Definition.Item.Title,
            OldestCalendar);
    }

    /// <summary>Adds what was intended.</summary>
    public void CarryOut()
    {
        foreach (var intent in desk.Accepted)
        {
            switch (intent)
            {
                case TaskOpened opened:
                    Open(opened);
                    break;
                case TaskCancelled cancelled:
                    transaction.Add("update cases.tasks set state = 'cancelled' where id = $1 and state = 'open'", cancelled.TaskId);
                    break;
                case ClockStarted started:
                    Arm(started.Clock);
                    break;
                case ClockRecomputed { Clock: var id } when File.Clocks.Single(clock => clock.Id == id) is { Breached: false } recomputed:
                    Arm(recomputed);
                    break;
                case ClockStopped stopped:
                    TimerWriter.Cancel(transaction, report.InstanceId, stopped.Clock, At);
                    break;
                case NoticeQueued queued:
                    Queue(queued);
                    break;
            }
        }
    }

    /// <summary>The context in which a case's applicant is sealed.</summary>
    internal static string ApplicantContext(Guid caseId) => $"case/{caseId}/applicant";

    private void Open(TaskOpened opened) => transaction.Add(
        "insert into cases.tasks (id, case_id, region, item, activity, stage, role, state, opened_at) values ($1, $2, $3, $4, $5, $6, $7, 'open', $8)",
        opened.TaskId,
        report.InstanceId,
        File.Region,
        File.Item,
        opened.Activity,
        opened.Stage,
        opened.Role,
        At.UtcDateTime);

    private void Arm(CaseClock clock)
    {
        var deadline = DeadlineComputation.Compute(clock.ForComputation(File.ReceivedAt), desk.WorkingTime, desk.Now);
        TimerWriter.Arm(transaction, report.InstanceId, new TimerKey(clock.Id, ClockMarks.Due, clock.Generation), deadline.DueAt.ToDateTimeOffset());
    }

    private void Queue(NoticeQueued queued)
    {
        var agency = services.AgencyOf(File.Region, File.Agency);
        var text = NoticeBlanks.Fill(queued.Template, new NoticeSources(File, desk.Application, desk.Opinion, desk.Item, agency, desk.Now));
        NoticeWriter.Queue(transaction, services, report, queued, desk.Application.Applicant, text);
    }

    /// <summary>The clock of the whole case that runs now, with the instants at which its lamp changes.</summary>
    private LampTimes? OverallLimit() => File.Clocks.LastOrDefault(clock => clock.StoppedAt is null) is { } clock
        ? LampTimes.Of(clock.ForComputation(File.ReceivedAt), desk.WorkingTime, LampThresholds.Default, desk.Now)
        : null;

    private static DateTime? Utc(Instant? instant) => instant?.ToDateTimeUtc();
}
