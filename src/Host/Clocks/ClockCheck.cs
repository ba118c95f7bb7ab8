using System.Collections.Immutable;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Clocks;

/// <summary>Checks of every case that <see cref="ClockInvariant"/> holds. A breach is told; mending it is for a person. Thread-safe.</summary>
internal sealed partial class ClockCheck(NpgsqlDataSource dataSource, CaseServices services, BusinessTime time, ILogger<ClockCheck> logger) : IRecurringWork
{
    /// <summary>The count of timers that are not there.</summary>
    public const string Unarmed = "unarmed";

    /// <summary>The count of timers that should not be there.</summary>
    public const string Surplus = "surplus";

    private const int BatchSize = 500;
    private const int Told = 100;

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var (cases, clocks) = (0L, 0L);
        var faults = await OfClosedAsync(cancellationToken);
        for (var batch = await ReadAsync(Guid.Empty); batch.Count > 0; batch = await ReadAsync(batch[^1].CaseId))
        {
            var now = Instant.FromDateTimeOffset(time.GetUtcNow());
            foreach (var open in batch)
            {
                cases++;
                clocks += open.File.Clocks.Count(clock => clock.IsRunning);
                faults.AddRange(await FaultsAsync(open, now, cancellationToken));
            }
        }

        foreach (var fault in faults.Take(Told))
        {
            LogFault(logger, fault.CaseId, fault.Clock, fault.Mark, fault.IsMissing ? Unarmed : Surplus);
        }

        return Result(cases, clocks, faults);

        Task<List<OpenClocks>> ReadAsync(Guid after) => OpenClocks.ReadAsync(dataSource, after, BatchSize, cancellationToken);
    }

    private static JobResult Result(long cases, long clocks, List<ClockFault> faults)
    {
        var (missing, surplus) = (faults.Count(fault => fault.IsMissing), faults.Count(fault => !fault.IsMissing));
        var counts = ImmutableSortedDictionary<string, long>.Empty.Add("cases", cases).Add("clocks", clocks).Add(Unarmed, missing).Add(Surplus, surplus);
        return new JobResult($"核对在办办件 {cases} 件、计时中的时限 {clocks} 个：缺少定时 {missing} 个，多余定时 {surplus} 个。", counts)
        {
            Faults = [.. faults.Take(Told).Select(fault => fault.Text)],
        };
    }

    private async Task<IEnumerable<ClockFault>> FaultsAsync(OpenClocks open, Instant now, CancellationToken cancellationToken)
    {
        var (file, overall) = (open.File, open.File.OverallClock);
        var item = await services.Items.GetAsync(open.VersionId, cancellationToken);
        return ClockInvariant.FaultsOf(open.CaseId, file.Clocks, TimesOf, clock => item.Definition.Tasks.Any(task => task.IsLeftBy(clock)), open.Armed, now);

        LampTimes TimesOf(CaseClock clock) => open.Overall is { } computed && clock == overall
            ? computed
            : file.TimesOf(clock, services.TimeOf(file.Region, file.Agency, clock.Calendar), item.Definition.Item, now);
    }

    /// <summary>Timers of clocks whose case is closed, or not there at all.</summary>
    private async Task<List<ClockFault>> OfClosedAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select instance_id, subject, kind from engine.timers timer
            where closed_at is null and kind = any ($1) and not exists (select 1 from cases.cases where id = timer.instance_id and closed_at is null)
            order by instance_id, subject, kind
            """);
        query.Parameters.Add(new() { Value = ClockMarks.All });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var faults = new List<ClockFault>();
        while (await reader.ReadAsync(cancellationToken))
        {
            faults.Add(new ClockFault(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), IsMissing: false));
        }

        return faults;
    }

    [LoggerMessage(1, LogLevel.Error, "Case {CaseId}, clock {Clock}: its timer {Mark} is {Fault}.")]
    private static partial void LogFault(ILogger logger, Guid caseId, string clock, string mark, string fault);
}
