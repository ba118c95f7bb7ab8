using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Outbox;

/// <summary>What is to be sent and what could not be sent, for the administrator; nothing of what the notices say. Thread-safe.</summary>
internal sealed class NoticeBoard(NpgsqlDataSource dataSource, TimeProvider machineTime)
{
    /// <summary>How the outbox stands.</summary>
    public async Task<OutboxStanding> StandingAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select
                (select count(*) from cases.notices where status = 'pending'),
                (select count(*) from cases.deliveries where error is null and at >= $1),
                (select count(*) from cases.notices where status = 'dead')
            """);
        var today = Instant.FromDateTimeOffset(machineTime.GetUtcNow()).InZone(ShanghaiTime.Zone).Date;
        query.Parameters.Add(new() { Value = ShanghaiTime.StartOf(today).ToDateTimeUtc() });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OutboxStanding(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>Those that were laid aside, the oldest first.</summary>
    public Task<Page<DeadNotice>> DeadAsync(Paging paging, CancellationToken cancellationToken) =>
        new ListQuery("id, case_id, event, channel, queued_at, attempts, error", "cases.notices", "queued_at, id")
            .And("status = {0}", "dead")
            .ReadAsync(
                dataSource,
                paging,
                reader => Task.FromResult(new DeadNotice(
                    reader.GetGuid(0),
                    reader.GetGuid(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    Instant.FromDateTimeUtc(reader.GetDateTime(4)),
                    reader.GetInt32(5),
                    reader.IsDBNull(6) ? null : reader.GetString(6))),
                cancellationToken);

    /// <summary>Lets some that were laid aside be sent again; those that are not laid aside any more are left alone.</summary>
    /// <exception cref="ProblemException">None of them is laid aside.</exception>
    public async Task ResendAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "update cases.notices set status = 'pending', attempts = 0, next_attempt_at = $2, error = null where id = any ($1) and status = 'dead'");
        command.Parameters.Add(new() { Value = ids.ToArray() });
        command.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw Problem.WrongState("没有这条待处理的通知，可能已经重发。");
        }
    }
}

/// <summary>How the outbox stands.</summary>
/// <param name="Waiting">Notices that are yet to be sent.</param>
/// <param name="SentToday">How many were sent today, by machine time in Shanghai.</param>
/// <param name="Dead">Those that were laid aside after too many attempts.</param>
internal sealed record OutboxStanding(long Waiting, long SentToday, long Dead);

/// <summary>A notice that could not be sent, on the wire and on pages; without its text, which is the case's.</summary>
internal sealed record DeadNotice(Guid Id, Guid CaseId, string Template, string Channel, Instant At, int Attempts, string? Error);
