using System.Diagnostics;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>The timers of real cases: yellow, red and due of each clock, which tell those who handle the case and mark its limit as breached.</summary>
internal sealed class TimerLoad(IServiceProvider services, NpgsqlDataSource database, CaseLoad load)
{
    private const int TimersOfCase = 3;

    private readonly CaseTimers timers = services.GetRequiredService<CaseTimers>();
    private readonly BusinessTime time = services.GetRequiredService<BusinessTime>();

    /// <summary>Lets the limits of cases pass all at once.</summary>
    /// <returns>How many timers fired in a second.</returns>
    public async Task<double> RushAsync(int cases)
    {
        await load.AcceptManyAsync(cases);
        await time.AdvanceToAsync(time.GetUtcNow().AddDays(60), default);
        var watch = Stopwatch.StartNew();
        await timers.FireAllDueAsync(default);
        var elapsed = watch.Elapsed;
        return await CountAsync("engine.timers where closed_at is null") == 0
            ? TimersOfCase * cases / elapsed.TotalSeconds
            : throw new InvalidOperationException("Not all timers have fired.");
    }

    /// <summary>Arms timers of cases that are far away, row by row.</summary>
    public Task ArmAsync(int count) => ExecuteAsync(
        """
        insert into engine.timers (instance_id, subject, kind, generation, due_at)
        select gen_random_uuid(), 'clock', 'Due', 0, $2 + interval '1 second' * number from generate_series(1, $1) number
        """,
        count,
        time.GetUtcNow().AddDays(30).UtcDateTime);

    /// <summary>Looks again and again for what is due where nothing is.</summary>
    public async Task MeasureIdleAsync(TimeSpan measured)
    {
        await ExecuteAsync("vacuum analyze engine.timers");
        await timers.FireAllDueAsync(default);
        var sweeps = await Measurement.RunAsync(1, measured, async () =>
        {
            await timers.FireDueAsync(default);
            return true;
        });
        Table.Print($"sweep with {await CountAsync("engine.timers where closed_at is null")} armed and none due: p50 {sweeps.Median:0.00} ms, p99 {sweeps.Percentile99:0.00} ms");
    }

    /// <summary>Lets timers come due evenly, and the host's own work fire them.</summary>
    public async Task MeasureLatenessAsync(int perSecond, TimeSpan measured)
    {
        var cases = (int)(perSecond * measured.TotalSeconds) / TimersOfCase;
        await load.AcceptManyAsync(cases);
        var begin = time.GetUtcNow().AddSeconds(2).UtcDateTime;
        await ExecuteAsync(
            """
            with mine as (
                select timer.ctid, row_number() over (order by case kind when 'Yellow' then 1 when 'Red' then 2 else 3 end, instance_id) as number
                from engine.timers timer join cases.cases on id = instance_id where timer.closed_at is null)
            update engine.timers set due_at = $1 + interval '1 second' * number / $2 from mine where timers.ctid = mine.ctid
            """,
            begin,
            perSecond);
        for (var end = begin + measured; time.GetUtcNow() < end.AddSeconds(3);)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        await using var query = database.CreateCommand(
            """
            select count(*), percentile_disc(0.5) within group (order by late), percentile_disc(0.99) within group (order by late), max(late)
            from (select extract(epoch from closed_at - due_at)::float8 from engine.timers where outcome = 'fired' and due_at >= $1) fired (late)
            """);
        query.Parameters.Add(new() { Value = begin });
        await using var reader = await query.ExecuteReaderAsync();
        await reader.ReadAsync();
        Table.Print($"{reader.GetInt64(0)} of {cases * TimersOfCase} timers that came due {perSecond} a second: late p50 {reader.GetDouble(1):0.00} s, p99 {reader.GetDouble(2):0.00} s, at most {reader.GetDouble(3):0.00} s");
    }

    private async Task<long> CountAsync(string from)
    {
        await using var query = database.CreateCommand($"select count(*) from {from}");
        return (long)(await query.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
