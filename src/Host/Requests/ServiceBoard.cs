using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Requests;

/// <summary>How the service stands, for the administrator. Thread-safe.</summary>
internal sealed class ServiceBoard(NpgsqlDataSource dataSource, BusinessTime time, TimeProvider machineTime)
{
    // What is due lies in a partial index; the name of a migration begins with its number.
    private const string Question =
        """
        select pg_database_size(current_database()),
            (select max(name) from engine.migrations), (select max(name) from cases.migrations),
            (select max(name) from accounts.migrations), (select max(name) from quartz.migrations),
            timers.due, timers.oldest, stimuli.due, stimuli.oldest, notices.due, notices.oldest
        from
            (select count(*) as due, min(due_at) as oldest from engine.timers where closed_at is null and due_at <= $1) timers,
            (select count(*) as due, min(created_at) as oldest from engine.stimuli where closed_at is null) stimuli,
            (select count(*) as due, min(next_attempt_at) as oldest from cases.notices where status = 'pending' and next_attempt_at <= $2) notices
        """;

    /// <summary>Reads it.</summary>
    public async Task<ServiceStanding> ReadAsync(CancellationToken cancellationToken)
    {
        var (business, machine) = (Instant.FromDateTimeOffset(time.GetUtcNow()), Instant.FromDateTimeOffset(machineTime.GetUtcNow()));
        await using var query = dataSource.CreateCommand(Question);
        query.Parameters.Add(new() { Value = business.ToDateTimeUtc() });
        query.Parameters.Add(new() { Value = machine.ToDateTimeUtc() });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ServiceStanding(
            reader.GetInt64(0),
            [.. ((string[])["流程引擎", "办件", "账户", "作业"]).Select((schema, place) => new AppliedMigration(schema, reader.GetString(1 + place)))],
            [Queue("定时", 5, business), Queue("流程之间的消息", 7, business), Queue("待发的通知", 9, machine)]);

        WorkQueue Queue(string name, int column, Instant now) => reader.IsDBNull(column + 1)
            ? new WorkQueue(name, 0, null, Duration.Zero)
            : new WorkQueue(name, reader.GetInt64(column), Instant.FromDateTimeUtc(reader.GetDateTime(column + 1)), now - Instant.FromDateTimeUtc(reader.GetDateTime(column + 1)));
    }
}

/// <summary>How the service stands.</summary>
/// <param name="DatabaseSize">Bytes of the database.</param>
/// <param name="Migrations">The last migration of each part.</param>
/// <param name="Queues">What is due and waits to be done.</param>
internal sealed record ServiceStanding(long DatabaseSize, IReadOnlyList<AppliedMigration> Migrations, IReadOnlyList<WorkQueue> Queues);

/// <summary>The last migration of a part of the database.</summary>
/// <param name="Part">The part, in Chinese.</param>
/// <param name="Name">The migration's name, which begins with its number.</param>
internal sealed record AppliedMigration(string Part, string Name);

/// <summary>What is due and waits to be done.</summary>
/// <param name="Name">Of what, in Chinese.</param>
/// <param name="Due">How many.</param>
/// <param name="OldestAt">Since when the oldest waits, in the time that the queue goes by; null where nothing waits.</param>
/// <param name="Lag">How long the oldest has waited.</param>
internal sealed record WorkQueue(string Name, long Due, Instant? OldestAt, Duration Lag);
