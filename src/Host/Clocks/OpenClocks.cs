using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Clocks;

/// <summary>The clocks of an open case and their armed timers, as they stood at one instant.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="VersionId">The version of its flow.</param>
/// <param name="File">The case.</param>
/// <param name="Overall">When the lamp of its overall clock changes, as that was computed last; null while that does not run.</param>
/// <param name="Armed">The timers.</param>
internal sealed record OpenClocks(Guid CaseId, Guid VersionId, CaseFile File, LampTimes? Overall, IReadOnlyList<ArmedTimer> Armed)
{
    // One statement, so cases and timers are those of one instant.
    private const string Batch =
        """
        select open.id, definition_version_id, file, open.due_at, yellow_at, red_at, subjects, kinds, generations, due
        from (select * from cases.cases where closed_at is null and id > $1 order by id limit $2) open
        cross join lateral (
            select array_agg(subject) as subjects, array_agg(kind) as kinds, array_agg(generation) as generations, array_agg(due_at) as due
            from engine.timers where instance_id = open.id and closed_at is null and kind = any ($3)) armed
        order by open.id
        """;

    /// <summary>The open cases after one of them, in the order of their ids.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="after">The case before.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<List<OpenClocks>> ReadAsync(NpgsqlDataSource dataSource, Guid after, int count, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(Batch);
        query.Parameters.Add(new() { Value = after });
        query.Parameters.Add(new() { Value = count });
        query.Parameters.Add(new() { Value = ClockMarks.All });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var cases = new List<OpenClocks>();
        while (await reader.ReadAsync(cancellationToken))
        {
            cases.Add(new OpenClocks(
                reader.GetGuid(0),
                reader.GetGuid(1),
                CaseJson.Read(reader.GetFieldValue<byte[]>(2)),
                reader.IsDBNull(3) ? null : new LampTimes(At(reader.GetDateTime(4)), At(reader.GetDateTime(5)), At(reader.GetDateTime(3))),
                reader.IsDBNull(6) ? [] : Timers(reader)));
        }

        return cases;
    }

    private static List<ArmedTimer> Timers(NpgsqlDataReader reader)
    {
        var (clocks, marks) = (reader.GetFieldValue<string[]>(6), reader.GetFieldValue<string[]>(7));
        var (generations, due) = (reader.GetFieldValue<int[]>(8), reader.GetFieldValue<DateTime[]>(9));
        return [.. clocks.Select((clock, row) => new ArmedTimer(clock, marks[row], generations[row], At(due[row])))];
    }

    private static Instant At(DateTime utc) => Instant.FromDateTimeUtc(utc);
}
