using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MedInsFlows.Engine.Timers;

/// <summary>
/// Fires what is due, oldest first. Each timer is one transaction with its effect, so it fires once whatever happens; one that fails is tried again
/// later and holds up no other. Thread-safe; any number of hosts may work on the same rows.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="commands">Brings the stimuli.</param>
/// <param name="businessTime">By which timers are due.</param>
/// <param name="machineTime">By which failed ones are tried again.</param>
/// <param name="logger">Told of failures, without values.</param>
public sealed partial class TimerQueue(NpgsqlDataSource dataSource, InstanceCommands commands, TimeProvider businessTime, TimeProvider machineTime, ILogger<TimerQueue> logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Brings a timer's stimulus to its instance.</summary>
    private delegate Task<BurstReport> Send(Transaction transaction, Guid instanceId, IInstanceCommand command, CancellationToken cancellationToken);

    /// <summary>Fires all that is due now. An instance that somebody is busy with is passed over; its turn comes next time.</summary>
    /// <param name="effectOf">What a timer means for its case.</param>
    /// <param name="cancellationToken">Stops between two timers.</param>
    /// <returns>How many fired.</returns>
    public Task<int> FireDueAsync(Func<DueTimer, IInstanceCommand> effectOf, CancellationToken cancellationToken) =>
        FireDueAsync(commands.SendUnlessBusyAsync, effectOf, cancellationToken);

    /// <summary>Fires all that is due now, waiting for instances that somebody is busy with: afterwards nothing that can fire is due.</summary>
    /// <param name="effectOf">What a timer means for its case.</param>
    /// <param name="cancellationToken">Stops between two timers.</param>
    /// <returns>How many fired.</returns>
    public Task<int> FireAllDueAsync(Func<DueTimer, IInstanceCommand> effectOf, CancellationToken cancellationToken) =>
        FireDueAsync(commands.SendAsync, effectOf, cancellationToken);

    private async Task<int> FireDueAsync(Send send, Func<DueTimer, IInstanceCommand> effectOf, CancellationToken cancellationToken)
    {
        var (fired, goesOn) = (0, true);
        while (goesOn && await DueAsync(cancellationToken) is { Count: > 0 } due)
        {
            goesOn = false;
            foreach (var timer in due)
            {
                var turn = await FireAsync(send, timer, effectOf(timer), cancellationToken);
                fired += turn == Turn.Fired ? 1 : 0;
                goesOn |= turn != Turn.Later;
            }
        }

        return fired;
    }

    private async Task<List<DueTimer>> DueAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select instance_id, subject, kind, generation, due_at from engine.timers
            where closed_at is null and due_at <= $1 and (retry_at is null or retry_at <= $2) order by due_at limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = businessTime.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = machineTime.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = BatchSize });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<DueTimer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new DueTimer(
                reader.GetGuid(0),
                new TimerKey(reader.GetString(1), reader.GetString(2), reader.GetInt32(3)),
                new DateTimeOffset(reader.GetDateTime(4))));
        }

        return due;
    }

    private async Task<Turn> FireAsync(Send send, DueTimer timer, IInstanceCommand effect, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
            await send(transaction, timer.InstanceId, new TimerCommand(timer, businessTime.GetUtcNow(), effect), cancellationToken);
            await commands.CommitAsync(transaction, cancellationToken);
            return Turn.Fired;
        }
        catch (InstanceNotFoundException)
        {
            return Turn.Later;
        }
        catch (StimulusRefusedException refused) when (refused.Reason == StimulusRefusedException.Held)
        {
            await PostponeAsync(timer, refused, cancellationToken);
            return Turn.Later;
        }
        catch (StimulusRefusedException refused)
        {
            if (refused.Reason != TimerCommand.Closed)
            {
                await IgnoreAsync(timer, cancellationToken);
            }

            return Turn.Closed;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(logger, timer.InstanceId, timer.Key.Kind, exception.GetType().Name);
            await PostponeAsync(timer, exception, cancellationToken);
            return Turn.Later;
        }
    }

    private async Task PostponeAsync(DueTimer timer, Exception exception, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            update engine.timers set attempts = attempts + 1, retry_at = $5 + least($6, interval '1 second' * (2 ^ least(attempts, 20))), error = $7
            where instance_id = $1 and subject = $2 and kind = $3 and generation = $4 and closed_at is null
            """);
        AddKey(command, timer);
        command.Parameters.Add(new NpgsqlParameter { Value = machineTime.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = LongestPause });
        command.Parameters.Add(new NpgsqlParameter { Value = exception.GetType().Name });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task IgnoreAsync(DueTimer timer, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            update engine.timers set closed_at = $5, outcome = 'ignored'
            where instance_id = $1 and subject = $2 and kind = $3 and generation = $4 and closed_at is null
            """);
        AddKey(command, timer);
        command.Parameters.Add(new NpgsqlParameter { Value = businessTime.GetUtcNow().UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddKey(NpgsqlCommand command, DueTimer timer)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = timer.InstanceId });
        command.Parameters.Add(new NpgsqlParameter { Value = timer.Key.Subject });
        command.Parameters.Add(new NpgsqlParameter { Value = timer.Key.Kind });
        command.Parameters.Add(new NpgsqlParameter { Value = timer.Key.Generation });
    }

    private enum Turn
    {
        /// <summary>It has had its effect.</summary>
        Fired,

        /// <summary>It has none any more, or another host was faster.</summary>
        Closed,

        /// <summary>Its instance is busy or held, or it failed.</summary>
        Later,
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer {Kind} of instance {InstanceId} failed with {Exception} and will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid instanceId, string kind, string exception);
}
