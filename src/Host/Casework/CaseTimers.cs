using System.Globalization;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Timers;
using MedInsFlows.Host.Time;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>What timers mean for cases: a delay of the flow is over, a clock has reached a point of time. Thread-safe.</summary>
internal sealed class CaseTimers(TimerQueue queue, CaseServices services, NpgsqlDataSource dataSource, BusinessTime time)
{
    private const string WaitForBusy =
        """
        select id from engine.instances where exists (
            select 1 from engine.timers where instance_id = id and closed_at is null and due_at <= $1 and (retry_at is null or retry_at <= $2))
        for update
        """;

    /// <summary>Fires all that is due, passing over cases with which somebody is busy: their turn comes again.</summary>
    public Task<int> FireDueAsync(CancellationToken cancellationToken) => queue.FireDueAsync(EffectOf, cancellationToken);

    /// <summary>Fires all that is due, waiting for whoever is busy with one of the cases.</summary>
    public async Task FireAllDueAsync(CancellationToken cancellationToken)
    {
        do
        {
            await FireDueAsync(cancellationToken);
        }
        while (await WaitForBusyAsync(cancellationToken));
    }

    /// <summary>Waits until nobody is busy any more with the cases that are due.</summary>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> WaitForBusyAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(WaitForBusy);
        query.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        query.Parameters.Add(new() { Value = services.MachineTime.GetUtcNow().UtcDateTime });
        return await query.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private CaseCommand EffectOf(DueTimer timer) => new(services, _ => timer.IsDelay
        ? new CaseAction(StimulusKind.Resume, new DelayElapsed(), Actor.Service) { BookmarkId = Guid.Parse(timer.Key.Subject, CultureInfo.InvariantCulture) }
        : new CaseAction(StimulusKind.Note, new ClockElapsed(timer.Key.Subject, timer.Key.Kind), Actor.Service));
}
