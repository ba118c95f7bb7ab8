using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Desk;

/// <summary>What came, ended and ran over its limit within a reach, and how long the stages took. Thread-safe.</summary>
internal sealed class DeskHistory(NpgsqlDataSource dataSource, BusinessTime time)
{
    private const int Days = 30;
    private const int Weeks = 12;

    // $1 region, $2 agency or null, $3 from when, $4 until when, $5 the instants at which the stretches begin and the last ends, $6 what the agency decided, $7 now.
    private const string Trend =
        """
        with reached as not materialized (select * from cases.standings where region = $1 and ($2::text is null or agency = $2)),
        happened as (
            select width_bucket(received_at, $5) as stretch, 'received' as what from reached where received_at >= $3 and received_at < $4
            union all select width_bucket(closed_at, $5), 'ended' from reached where closed_at >= $3 and closed_at < $4 and status = any ($6)
            union all select width_bucket(due_at, $5), 'overdue' from reached where closed_at is not null and not in_time and due_at >= $3 and due_at < $4
            union all select width_bucket(due_at, $5), 'overdue' from reached where closed_at is null and due_at >= $3 and due_at < least($4, $7))
        select stretch, count(*) filter (where what = 'received'), count(*) filter (where what = 'ended'), count(*) filter (where what = 'overdue') from happened group by stretch
        """;

    // $3 from when, $4 the roles whose tasks are the part of an applicant.
    private const string Durations =
        """
        select item, stage, count(*), avg(days), max(days)
        from (
            select item, stage, extract(epoch from decided_at - opened_at)::float8 / 86400 as days
            from cases.tasks
            where region = $1 and state = 'done' and decided_at >= $3 and signs is null and not role = any ($4)
                and ($2::text is null or exists (select from cases.standings where standings.case_id = tasks.case_id and agency = $2))) took
        group by item, stage order by item, stage
        """;

    /// <summary>The last 30 days or twelve weeks, the present one included, the oldest first.</summary>
    /// <param name="reach">Whose cases.</param>
    /// <param name="byWeek">Whether by week, which begins on Monday, and not by day.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TrendPoint>> TrendAsync(DeskReach reach, bool byWeek, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var starts = Starts(ShanghaiTime.DateOf(now), byWeek);
        var bounds = starts.Select(start => ShanghaiTime.StartOf(start).ToDateTimeUtc()).ToArray();
        await using var command = dataSource.CreateCommand(Trend);
        Add(command, reach, bounds[0], bounds[^1], bounds, DeskFigures.Decided, now.ToDateTimeUtc());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<int, (long Received, long Ended, long Overdue)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found[reader.GetInt32(0)] = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        }

        return [.. starts.Zip(starts.Skip(1)).Select((stretch, place) => Point(stretch.First, stretch.Second, found.GetValueOrDefault(place + 1)))];
    }

    /// <summary>How long the tasks that were decided in the last 30 days took, from opening to decision, by item and stage.</summary>
    public async Task<IReadOnlyList<StageDuration>> DurationsAsync(DeskReach reach, CancellationToken cancellationToken)
    {
        var from = Instant.FromDateTimeOffset(time.GetUtcNow()) - Duration.FromDays(Days);
        await using var command = dataSource.CreateCommand(Durations);
        Add(command, reach, from.ToDateTimeUtc(), CaseReach.SenderRoles);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var durations = new List<StageDuration>();
        while (await reader.ReadAsync(cancellationToken))
        {
            durations.Add(new StageDuration(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetDouble(3), reader.GetDouble(4)));
        }

        return durations;
    }

    private static TrendPoint Point(LocalDate from, LocalDate next, (long Received, long Ended, long Overdue) counts) =>
        new(from, next.PlusDays(-1), counts.Received, counts.Ended, counts.Overdue);

    private static List<LocalDate> Starts(LocalDate today, bool byWeek)
    {
        var (last, length, count) = byWeek ? (today.PlusDays(1 - (int)today.DayOfWeek), 7, Weeks) : (today, 1, Days);
        return [.. Enumerable.Range(0, count + 1).Select(place => last.PlusDays(length * (place - count + 1)))];
    }

    private static void Add(NpgsqlCommand command, DeskReach reach, params object[] further)
    {
        command.Parameters.Add(new() { Value = reach.Region });
        command.Parameters.Add(new() { Value = (object?)reach.Agency ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        foreach (var value in further)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }
}

/// <summary>What happened in a stretch of days. Immutable.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Received">Applications that came.</param>
/// <param name="Ended">Cases that the agency decided.</param>
/// <param name="Overdue">Cases whose limit passed.</param>
internal sealed record TrendPoint(LocalDate From, LocalDate Until, long Received, long Ended, long Overdue);

/// <summary>How long tasks of a stage took, in days of 24 hours. Immutable.</summary>
/// <param name="Item">Of which item; empty for several together.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many tasks were decided.</param>
/// <param name="Average">How long one took on average.</param>
/// <param name="Longest">The longest.</param>
internal sealed record StageDuration(string Item, string Stage, long Count, double Average, double Longest)
{
    /// <summary>The stages of all items together, the most frequent first.</summary>
    public static IReadOnlyList<StageDuration> ByStage(IEnumerable<StageDuration> all) =>
    [
        .. all.GroupBy(took => took.Stage, (stage, alike) => Sum(stage, [.. alike])).OrderByDescending(took => took.Count).ThenBy(took => took.Stage, StringComparer.Ordinal),
    ];

    private static StageDuration Sum(string stage, IReadOnlyList<StageDuration> alike) =>
        new(string.Empty, stage, alike.Sum(took => took.Count), alike.Sum(took => took.Average * took.Count) / alike.Sum(took => took.Count), alike.Max(took => took.Longest));
}
