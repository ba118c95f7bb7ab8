using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// Judges the limits that run anew after a notice about days off has come: each case in a transaction of its own. What is still to do is what the
/// rows of the cases say, so it goes on wherever a host ended, and any number of hosts may do it at once. Thread-safe.
/// </summary>
internal sealed partial class LimitRecomputation(
    NpgsqlDataSource dataSource, InstanceCommands instances, CaseServices services, BusinessTime time, ILogger<LimitRecomputation> logger)
{
    private const int BatchSize = 100;
    private const string Unmoved = "LimitsUnmoved";

    /// <summary>Judges all cases that lie behind the calendar that this host knows.</summary>
    /// <returns>In how many of them a limit moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var region in services.Regions.Regions)
        {
            var version = services.Calendars.Of(region.Id).Version;
            var last = (Calendar: -1, CaseId: Guid.Empty);
            while (await BehindAsync(region.Id, version, last, cancellationToken) is { Count: > 0 } behind)
            {
                foreach (var (_, caseId) in behind)
                {
                    moved += await TryRecomputeAsync(caseId, cancellationToken) ? 1 : 0;
                }

                last = behind[^1];
            }
        }

        return moved;
    }

    /// <summary>How many cases are still to be judged by the calendar that this host knows.</summary>
    public async Task<long> CountBehindAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            "select count(*) from cases.running_limits limits join unnest($1, $2) as known (region, version) on limits.region = known.region and limits.calendar < known.version");
        query.Parameters.Add(new() { Value = services.Regions.Regions.Select(region => region.Id).ToArray() });
        query.Parameters.Add(new() { Value = services.Regions.Regions.Select(region => services.Calendars.Of(region.Id).Version).ToArray() });
        return (long)(await query.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<(int Calendar, Guid CaseId)>> BehindAsync(string region, int version, (int Calendar, Guid CaseId) after, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            "select calendar, case_id from cases.running_limits where region = $1 and calendar < $2 and (calendar, case_id) > ($3, $4) order by calendar, case_id limit $5");
        query.Parameters.Add(new() { Value = region });
        query.Parameters.Add(new() { Value = version });
        query.Parameters.Add(new() { Value = after.Calendar });
        query.Parameters.Add(new() { Value = after.CaseId });
        query.Parameters.Add(new() { Value = BatchSize });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var cases = new List<(int, Guid)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            cases.Add((reader.GetInt32(0), reader.GetGuid(1)));
        }

        return cases;
    }

    private async Task<bool> TryRecomputeAsync(Guid caseId, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
            var judgedBy = 0;
            var moved = true;
            try
            {
                await instances.SendAsync(transaction, caseId, new CaseCommand(services, found => Decide(found, judgedBy = found.WorkingTime.Calendar.Version)), cancellationToken);
            }
            catch (StimulusRefusedException refused) when (refused.Reason == Unmoved)
            {
                // Under the lock of the instance, so that no clock can start by an older calendar meanwhile.
                moved = false;
                transaction.Add("update cases.running_limits set calendar = $2 where case_id = $1 and calendar < $2", caseId, judgedBy);
            }

            await instances.CommitAsync(transaction, cancellationToken);
            return moved;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, caseId, failure.GetType().Name);
            return false;
        }
    }

    private CaseAction Decide(LoadedCase found, int version)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var moved =
            from clock in found.File.Clocks
            where clock.IsRunning && clock.Calendar < version
            let before = TimesOf(clock, services.TimeOf(found.File.Region, found.File.Agency, clock.Calendar))
            let after = TimesOf(clock, found.WorkingTime)
            where before != after
            select new ClockMoved(clock.Id, before.DueAt, after.DueAt);
        return moved.ToList() is { Count: > 0 } clocks
            ? new CaseAction(StimulusKind.Note, new CalendarAmended(clocks), Actor.Service)
            : throw new StimulusRefusedException(Unmoved, "节假日安排没有改变该办件的期限。");

        LampTimes TimesOf(CaseClock clock, WorkingTime calendar) => found.File.TimesOf(clock, calendar, found.Item.Definition.Item, now);
    }

    [LoggerMessage(1, LogLevel.Error, "The limits of case {CaseId} were not recomputed ({Failure}); they will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid caseId, string failure);
}
