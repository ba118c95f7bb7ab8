using MedInsFlows.Cases.Clocks;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Time;

/// <summary>
/// Business time: machine time, moved forward in demo mode by an offset that is kept in the database and so is the same for all hosts. Thread-safe.
/// </summary>
internal sealed class BusinessTime(NpgsqlDataSource dataSource, TimeProvider machineTime) : TimeProvider
{
    private long offsetTicks;

    /// <summary>How far business time is ahead.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>The day that it is in Shanghai.</summary>
    public LocalDate Today => ShanghaiTime.DateOf(Instant.FromDateTimeOffset(GetUtcNow()));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machineTime.GetUtcNow() + Offset;

    /// <summary>Takes up the offset that another host may have set.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select offset_ticks from cases.demo_clock");
        Interlocked.Exchange(ref offsetTicks, await query.ExecuteScalarAsync(cancellationToken) as long? ?? 0);
    }

    /// <summary>Moves business time forward. It never goes back: what has become due stays due.</summary>
    /// <param name="instant">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the instant lies ahead.</returns>
    public async Task<bool> AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            insert into cases.demo_clock (offset_ticks) values ($1)
            on conflict (only_row) do update set offset_ticks = excluded.offset_ticks where demo_clock.offset_ticks < excluded.offset_ticks
            returning true
            """);
        command.Parameters.Add(new() { Value = (instant - machineTime.GetUtcNow()).Ticks });
        var moved = instant >= GetUtcNow() && await command.ExecuteScalarAsync(cancellationToken) is true;
        await RefreshAsync(cancellationToken);
        return moved;
    }
}
