using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Engine.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Desk;

/// <summary>Keeps how cases stand in narrow rows of their own, in the commit of the burst that changes it.</summary>
internal static class StandingRegister
{
    // What does not change is not written.
    private const string Move =
        "update cases.standings set status = $2, stage = $3, attention = $4 where case_id = $1 and (status, stage, attention) is distinct from ($2, $3, $4)";

    private const string MoveWithLimit =
        "update cases.standings set status = $2, stage = $3, attention = $4, due_at = $5, yellow_at = $6, red_at = $7, closed_at = $8, in_time = $9 where case_id = $1";

    /// <summary>A case is opened.</summary>
    /// <param name="transaction">The burst's transaction.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="desk">The case as the burst left it.</param>
    /// <param name="limit">The points of time of its limit; null while that does not run.</param>
    public static void Open(Transaction transaction, Guid caseId, CaseDesk desk, LampTimes? limit)
    {
        var file = desk.Case;
        transaction.Add(
            """
            insert into cases.standings (case_id, status, stage, attention, due_at, yellow_at, red_at, closed_at, in_time, region, agency, item, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [.. Values(caseId, desk, limit), file.Region, file.Agency, file.Item, file.ReceivedAt.ToDateTimeUtc()]);
    }

    /// <summary>A step was made that touched no clock and did not close the case.</summary>
    public static void Change(Transaction transaction, Guid caseId, CaseFile file) =>
        transaction.Add(Move, caseId, file.Status.ToString(), Text(file.Stage), file.NeedsAttention);

    /// <summary>A step was made that touched a clock or closed the case.</summary>
    /// <inheritdoc cref="Open"/>
    public static void Change(Transaction transaction, Guid caseId, CaseDesk desk, LampTimes? limit) => transaction.Add(MoveWithLimit, Values(caseId, desk, limit));

    private static object?[] Values(Guid caseId, CaseDesk desk, LampTimes? limit)
    {
        var file = desk.Case;
        var kept = file.ClosedAt is null ? null : LimitKept.Of(file, desk.WorkingTime);
        return
        [
            caseId,
            file.Status.ToString(),
            Text(file.Stage),
            file.NeedsAttention,
            Utc(kept?.DueAt ?? limit?.DueAt),
            Utc(limit?.YellowAt),
            Utc(limit?.RedAt),
            Utc(file.ClosedAt),
            Transaction.Typed(kept?.InTime, NpgsqlDbType.Boolean),
        ];
    }

    private static NpgsqlParameter Utc(Instant? instant) => Transaction.Typed(instant?.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);

    private static NpgsqlParameter Text(string? text) => Transaction.Typed(text, NpgsqlDbType.Text);
}
