using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Timers;

/// <summary>The rows of timers, as the queue sees them. Thread-safe.</summary>
internal sealed class TimerRows(NpgsqlDataSource dataSource)
{
    private const string IsDue = "closed_at is null and due_at <= $1";
    private const string Behind = $"select instance_id, due_at, armed from engine.timers where {IsDue} and (due_at, armed) > ($3, $4)";
    private const string First = "order by due_at, armed limit $5";

    // Instances are claimed by advisory locks: nothing is written, nobody waits for them, and PostgreSQL gives them back when the connection of a host
    // that was killed ends. Row locks would stand in the way of the very commands that are to fire the timers.
    private const string Claim =
        $"""
        with due as materialized (({Behind} and retry_at is null {First}) union all ({Behind} and retry_at <= $2 {First}) {First})
        select due.*, pg_try_advisory_xact_lock(hashtextextended('engine.timers:' || instance_id, 0)) from due {First}
        """;

    // Read under the claim. Another host may have fired some of them since they were found; and what an instance has due before them, which that host had
    // claimed and passed over, must fire first.
    private const string OfClaimed =
        $"""
        select instance_id, subject, kind, generation, due_at from engine.timers
        where instance_id = any ($3) and {IsDue} and (retry_at is null or retry_at <= $2) order by due_at, armed
        """;

    // A host whose machine is gone says nothing any more; PostgreSQL ends its claims.
    private const string EndWithSilentHost = "set local idle_in_transaction_session_timeout = '60s'";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Claims the instances whose timers are due next, and finds all that is due of them.</summary>
    /// <param name="after">Those whose first due timer lies behind this place.</param>
    /// <param name="most">How many timers are looked at.</param>
    /// <param name="withOthers">Whether to take up those instances as well that another host has claimed.</param>
    /// <param name="now">Business time.</param>
    /// <param name="machineNow">Machine time, by which failed ones are tried again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TimerClaim> ClaimAsync(TimerPlace after, int most, bool withOthers, DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        try
        {
            var (instances, next) = await ClaimInstancesAsync(transaction, after, most, withOthers, now, machineNow, cancellationToken);
            var timers = instances.Count == 0 ? [] : await ReadAsync(transaction, [.. instances], now, machineNow, cancellationToken);
            return new TimerClaim(transaction, timers, next);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private static async Task<(HashSet<Guid> Instances, TimerPlace? Next)> ClaimInstancesAsync(
        Transaction transaction, TimerPlace after, int most, bool withOthers, DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        transaction.Add(EndWithSilentHost);
        transaction.Add(Claim, now.UtcDateTime, machineNow.UtcDateTime, after.DueAt.UtcDateTime, after.Armed, most);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        var (instances, last, count) = (new HashSet<Guid>(), after, 0);
        for (; await reader.ReadAsync(cancellationToken); count++)
        {
            last = new TimerPlace(new DateTimeOffset(reader.GetDateTime(1)), reader.GetInt64(2));
            if (withOthers || reader.GetBoolean(3))
            {
                instances.Add(reader.GetGuid(0));
            }
        }

        return (instances, count == most ? last : null);
    }

    private static async Task<List<DueTimer>> ReadAsync(Transaction transaction, Guid[] instances, DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        transaction.Add(OfClaimed, now.UtcDateTime, machineNow.UtcDateTime, instances);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        var timers = new List<DueTimer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = new TimerKey(reader.GetString(1), reader.GetString(2), reader.GetInt32(3));
            timers.Add(new DueTimer(reader.GetGuid(0), key, new DateTimeOffset(reader.GetDateTime(4))));
        }

        return timers;
    }

    /// <summary>Puts a timer off, longer each time.</summary>
    public Task PostponeAsync(DueTimer timer, Exception failure, DateTimeOffset machineNow, CancellationToken cancellationToken) => ChangeAsync(
        "attempts = attempts + 1, retry_at = $5 + least($6, interval '1 second' * (2 ^ least(attempts, 20))), error = $7",
        timer,
        cancellationToken,
        machineNow.UtcDateTime,
        LongestPause,
        failure.GetType().Name);

    /// <summary>Closes a timer that nothing waits for.</summary>
    public Task IgnoreAsync(DueTimer timer, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync("closed_at = $5, outcome = 'ignored'", timer, cancellationToken, now.UtcDateTime);

    private async Task ChangeAsync(string changes, DueTimer timer, CancellationToken cancellationToken, params object[] values)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add(
            $"update engine.timers set {changes} where instance_id = $1 and subject = $2 and kind = $3 and generation = $4 and closed_at is null",
            [timer.InstanceId, timer.Key.Subject, timer.Key.Kind, timer.Key.Generation, .. values]);
        await transaction.CommitAsync(cancellationToken);
    }
}
