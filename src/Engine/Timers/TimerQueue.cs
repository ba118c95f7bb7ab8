using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MedInsFlows.Engine.Timers;

/// <summary>
/// Fires what is due, oldest first: those of one instance one after the other in their order, several instances at a time. Each timer is one transaction
/// with its effect, so it fires once whatever happens; one that fails is tried again later and holds up no other. Thread-safe; any number of hosts may
/// work on the same rows. They share them by claims (<see cref="TimerClaim"/>) and do not wait for one another.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="commands">Brings the stimuli.</param>
/// <param name="businessTime">By which timers are due.</param>
/// <param name="machineTime">By which failed ones are tried again.</param>
/// <param name="logger">Told of failures, without values.</param>
public sealed partial class TimerQueue(NpgsqlDataSource dataSource, InstanceCommands commands, TimeProvider businessTime, TimeProvider machineTime, ILogger<TimerQueue> logger)
{
    private readonly TimerRows rows = new(dataSource);

    /// <summary>Brings a timer's stimulus to its instance.</summary>
    private delegate Task<BurstReport> Send(Transaction transaction, Guid instanceId, IInstanceCommand command, CancellationToken cancellationToken);

    /// <summary>Of how many instances timers are fired at a time.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>How many timers are claimed at a time: few enough that hosts share a small crowd, enough that claiming costs little beside firing.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>Fires all that is due now. An instance that somebody is busy with is passed over; its turn comes next time.</summary>
    /// <param name="effectsOf">
    /// What a timer means for its case: one command, and those that follow it in the same commit. Each is asked for when the one before has run.
    /// </param>
    /// <param name="cancellationToken">Stops between two timers.</param>
    /// <returns>How many fired.</returns>
    public Task<int> FireDueAsync(Func<DueTimer, IEnumerable<IInstanceCommand>> effectsOf, CancellationToken cancellationToken) =>
        FireDueAsync(waits: false, effectsOf, cancellationToken);

    /// <summary>Fires all that is due now, waiting for instances that somebody is busy with: afterwards nothing that can fire is due.</summary>
    /// <param name="effectsOf">What a timer means for its case, as in <see cref="FireDueAsync(Func{DueTimer, IEnumerable{IInstanceCommand}}, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Stops between two timers.</param>
    /// <returns>How many fired.</returns>
    public Task<int> FireAllDueAsync(Func<DueTimer, IEnumerable<IInstanceCommand>> effectsOf, CancellationToken cancellationToken) =>
        FireDueAsync(waits: true, effectsOf, cancellationToken);

    private async Task<int> FireDueAsync(bool waits, Func<DueTimer, IEnumerable<IInstanceCommand>> effectsOf, CancellationToken cancellationToken)
    {
        // What fires may arm what is due already; so it is looked again until nothing has changed.
        var (now, fired) = (businessTime.GetUtcNow(), 0);
        for (var goesOn = true; goesOn;)
        {
            var turns = await SweepAsync(now, waits, effectsOf, cancellationToken);
            fired += turns[(int)Turn.Fired];
            goesOn = turns[(int)Turn.Fired] + turns[(int)Turn.Closed] > 0;
        }

        return fired;
    }

    /// <summary>Goes once through all that is due, batch by batch.</summary>
    /// <returns>How many took which turn.</returns>
    private async Task<int[]> SweepAsync(DateTimeOffset now, bool waits, Func<DueTimer, IEnumerable<IInstanceCommand>> effectsOf, CancellationToken cancellationToken)
    {
        var turns = new int[Enum.GetValues<Turn>().Length];
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
        for (var place = TimerPlace.First; place is not null;)
        {
            await using var claim = await rows.ClaimAsync(place, BatchSize, withOthers: waits, now, machineTime.GetUtcNow(), cancellationToken);
            await Parallel.ForEachAsync(claim.ByInstance, workers, async (timers, cancellationToken) =>
            {
                foreach (var timer in timers)
                {
                    var turn = await FireAsync(waits ? commands.SendAsync : commands.SendUnlessBusyAsync, timer, effectsOf(timer), cancellationToken);
                    Interlocked.Increment(ref turns[(int)turn]);
                    if (turn == Turn.Busy)
                    {
                        break;
                    }
                }
            });
            place = claim.Next;
        }

        return turns;
    }

    private async Task<Turn> FireAsync(Send send, DueTimer timer, IEnumerable<IInstanceCommand> effects, CancellationToken cancellationToken)
    {
        try
        {
            await CarryOutAsync(send, timer, effects, cancellationToken);
            return Turn.Fired;
        }
        catch (InstanceNotFoundException)
        {
            return Turn.Busy;
        }
        catch (StimulusRefusedException refused) when (refused.Reason == StimulusRefusedException.Held)
        {
            await rows.PostponeAsync(timer, refused, machineTime.GetUtcNow(), cancellationToken);
            return Turn.Later;
        }
        catch (StimulusRefusedException refused)
        {
            if (refused.Reason != TimerCommand.Closed)
            {
                await rows.IgnoreAsync(timer, businessTime.GetUtcNow(), cancellationToken);
            }

            return Turn.Closed;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(logger, timer.InstanceId, timer.Key.Kind, exception.GetType().Name);
            await rows.PostponeAsync(timer, exception, machineTime.GetUtcNow(), cancellationToken);
            return Turn.Later;
        }
    }

    private async Task CarryOutAsync(Send send, DueTimer timer, IEnumerable<IInstanceCommand> effects, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        var isClosed = false;
        foreach (var effect in effects)
        {
            try
            {
                await send(transaction, timer.InstanceId, isClosed ? effect : new TimerCommand(timer, businessTime.GetUtcNow(), effect), cancellationToken);
            }
            catch (StimulusRefusedException) when (isClosed)
            {
                // What the one before has done leaves nothing to do for this one.
            }

            isClosed = true;
        }

        await commands.CommitAsync(transaction, cancellationToken);
    }

    private enum Turn
    {
        /// <summary>It has had its effect.</summary>
        Fired,

        /// <summary>It has none any more, or another host was faster.</summary>
        Closed,

        /// <summary>Its instance is held, or it failed.</summary>
        Later,

        /// <summary>Somebody is busy with its instance.</summary>
        Busy,
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer {Kind} of instance {InstanceId} failed with {Exception} and will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid instanceId, string kind, string exception);
}
