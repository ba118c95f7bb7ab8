using System.Text.Json;
using Npgsql;

namespace MedInsFlows.Host.Jobs;

/// <summary>The record of how jobs went, one row a job, the same for all hosts. Thread-safe.</summary>
internal sealed class JobRuns(NpgsqlDataSource dataSource, TimeProvider machineTime)
{
    /// <summary>Writes down a run.</summary>
    public Task SucceededAsync(RecurringJob job, DateTimeOffset startedAt, JobResult result, CancellationToken cancellationToken) => WriteAsync(
        """
        insert into quartz.runs as run (job, started_at, ended_at, result, runs, failures) values ($1, $2, $3, $4, 1, 0)
        on conflict (job) do update set started_at = $2, ended_at = $3, result = $4, runs = run.runs + 1
        """,
        job,
        startedAt,
        JsonSerializer.Serialize(result),
        cancellationToken);

    /// <summary>Writes down a run that failed.</summary>
    public Task FailedAsync(RecurringJob job, DateTimeOffset startedAt, string failure, CancellationToken cancellationToken) => WriteAsync(
        """
        insert into quartz.runs as run (job, started_at, ended_at, runs, failures, failed_at, failure) values ($1, $2, $3, 1, 1, $3, $4)
        on conflict (job) do update set started_at = $2, ended_at = $3, result = null, runs = run.runs + 1, failures = run.failures + 1, failed_at = $3, failure = $4
        """,
        job,
        startedAt,
        failure,
        cancellationToken);

    /// <summary>How the jobs went that have run, by name.</summary>
    public async Task<IReadOnlyDictionary<string, JobRun>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select job, started_at, ended_at, result, runs, failures, failed_at, failure from quartz.runs");
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var runs = new Dictionary<string, JobRun>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add(reader.GetString(0), new JobRun(
                reader.GetFieldValue<DateTimeOffset>(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.IsDBNull(3) ? null : JsonSerializer.Deserialize<JobResult>(reader.GetString(3)),
                reader.GetInt64(4),
                reader.GetInt64(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                reader.IsDBNull(7) ? null : reader.GetString(7)));
        }

        return runs;
    }

    private async Task WriteAsync(string sql, RecurringJob job, DateTimeOffset startedAt, string outcome, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = job.Name });
        command.Parameters.Add(new() { Value = startedAt.UtcDateTime });
        command.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = outcome });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
