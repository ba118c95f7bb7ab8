using MedInsFlows.Engine.Timers;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Clocks;

/// <summary>The timers that have not fired yet, for the administrator. Thread-safe.</summary>
internal sealed class TimerBoard(NpgsqlDataSource dataSource, BusinessTime time)
{
    /// <summary>What may be asked for: all that are armed, those that are due, those that have failed.</summary>
    public static readonly IReadOnlyList<string> States = ["armed", "late", "failed"];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>How they stand.</summary>
    public async Task<TimerSummary> SummaryAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select count(*), count(*) filter (where due_at <= $1), count(*) filter (where attempts > 0), min(due_at) filter (where due_at > $1)
            from engine.timers where closed_at is null
            """);
        query.Parameters.Add(new() { Value = Now });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new TimerSummary(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), At(reader, 3));
    }

    /// <summary>Those of a state, the next due first.</summary>
    /// <exception cref="ProblemException">There is no such state.</exception>
    public Task<Page<TimerView>> ListAsync(string? state, Paging paging, CancellationToken cancellationToken)
    {
        var query = new ListQuery("instance_id, subject, kind, generation, due_at, attempts, error, retry_at", "engine.timers", "due_at, armed")
            .And("closed_at is null and {0}", true);
        query = (state ?? States[0]) switch
        {
            "armed" => query,
            "late" => query.And("due_at <= {0}", Now),
            "failed" => query.And("attempts > 0 and {0}", true),
            _ => throw Problem.InvalidParameter([new("?state", ErrorCode.BadValue, $"应为 {string.Join('、', States)} 之一。")]),
        };
        return query.ReadAsync(dataSource, paging, reader => Task.FromResult(Read(reader)), cancellationToken);
    }

    /// <summary>Lets a timer that has failed be tried again at once, whatever pause it was given.</summary>
    /// <exception cref="ProblemException">It has fired or was cancelled in between, or has not failed.</exception>
    public async Task RetryAsync(Guid caseId, TimerKey key, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            update engine.timers set retry_at = null
            where instance_id = $1 and subject = $2 and kind = $3 and generation = $4 and closed_at is null and attempts > 0
            """);
        command.Parameters.Add(new() { Value = caseId });
        command.Parameters.Add(new() { Value = key.Subject });
        command.Parameters.Add(new() { Value = key.Kind });
        command.Parameters.Add(new() { Value = key.Generation });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw Problem.WrongState("没有这个失败的定时，可能已经重试成功。");
        }
    }

    private static TimerView Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetInt32(3),
        Instant.FromDateTimeUtc(reader.GetDateTime(4)),
        reader.GetInt32(5),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        At(reader, 7));

    private static Instant? At(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(column));
}
