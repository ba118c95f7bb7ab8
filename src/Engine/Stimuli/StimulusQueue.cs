using Elsa.Workflows;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MedInsFlows.Engine.Stimuli;

/// <summary>
/// Delivers what instances have for one another and what comes from outside for whoever waits for it, oldest first. Each is one transaction with its
/// effect, so it is delivered once whatever happens; one that fails is tried again later and holds up no other. Thread-safe; any number of hosts may work
/// on the same rows.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="commands">Brings the stimuli.</param>
/// <param name="businessTime">When they are delivered.</param>
/// <param name="machineTime">By which failed ones are tried again.</param>
/// <param name="logger">Told of failures, without values.</param>
public sealed partial class StimulusQueue(NpgsqlDataSource dataSource, InstanceCommands commands, TimeProvider businessTime, TimeProvider machineTime, ILogger<StimulusQueue> logger)
{
    private readonly StimulusRows rows = new(dataSource);

    /// <summary>Delivers all that is there, and what its delivery brings about.</summary>
    /// <param name="effectOf">
    /// Who takes part in the burst of a stimulus, and how the journal names it; kind, wait point and what the stimulus brings need not be said. For one
    /// that starts an instance, the command makes what belongs to the new instance.
    /// </param>
    /// <param name="cancellationToken">Stops between two stimuli.</param>
    /// <returns>How many were closed.</returns>
    public async Task<int> DeliverAsync(Func<DueStimulus, IInstanceCommand> effectOf, CancellationToken cancellationToken)
    {
        var closed = 0;
        while (await rows.DueAsync(machineTime.GetUtcNow(), cancellationToken) is { Count: > 0 } due)
        {
            var before = closed;
            foreach (var stimulus in due)
            {
                closed += await TryAsync(stimulus, effectOf, cancellationToken) ? 1 : 0;
            }

            if (closed == before)
            {
                break;
            }
        }

        return closed;
    }

    private async Task<bool> TryAsync(DueStimulus due, Func<DueStimulus, IInstanceCommand> effectOf, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(due, effectOf, cancellationToken);
            return true;
        }
        catch (InstanceNotFoundException)
        {
            // Where somebody is only busy with the instance, or it is still to be started, its turn comes.
            return !await rows.CanStillBeDeliveredAsync(due, cancellationToken) && await IgnoreAsync(due, cancellationToken);
        }
        catch (StimulusRefusedException refused) when (refused.Reason == StimulusRefusedException.Held)
        {
            await rows.PostponeAsync(due, refused, machineTime.GetUtcNow(), cancellationToken);
            return false;
        }
        catch (StimulusRefusedException)
        {
            return await IgnoreAsync(due, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(logger, due.Aim, due.InstanceId, exception.GetType().Name);
            await rows.PostponeAsync(due, exception, machineTime.GetUtcNow(), cancellationToken);
            return false;
        }
    }

    private async Task<bool> IgnoreAsync(DueStimulus due, CancellationToken cancellationToken)
    {
        await rows.IgnoreAsync(due, businessTime.GetUtcNow(), cancellationToken);
        return true;
    }

    private async Task DeliverAsync(DueStimulus due, Func<DueStimulus, IInstanceCommand> effectOf, CancellationToken cancellationToken)
    {
        if (due.Aim == StimulusAim.Signal)
        {
            await rows.SpreadAsync(due, businessTime.GetUtcNow(), cancellationToken);
            return;
        }

        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        var command = new StimulusCommand(due, businessTime.GetUtcNow(), effectOf(due));
        if (due.Aim != StimulusAim.Start)
        {
            await commands.SendUnlessBusyAsync(transaction, due.InstanceId!.Value, command, cancellationToken);
        }
        else if (await rows.PublishedAsync(due.DefinitionId!, cancellationToken) is { } versionId)
        {
            await StartAsync(transaction, due, versionId, command, cancellationToken);
        }
        else
        {
            await GiveUpAsync(transaction, due, cancellationToken);
        }

        await commands.CommitAsync(transaction, cancellationToken);
    }

    private async Task StartAsync(Transaction transaction, DueStimulus due, Guid versionId, StimulusCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await commands.StartAsync(transaction, due.InstanceId!.Value, versionId, command, cancellationToken);
        }
        catch (DefinitionException)
        {
            await GiveUpAsync(transaction, due, cancellationToken);
        }
    }

    /// <summary>A child that cannot be started has ended by a fault, for the parent that waits for it.</summary>
    private async Task GiveUpAsync(Transaction transaction, DueStimulus due, CancellationToken cancellationToken)
    {
        var now = businessTime.GetUtcNow();
        transaction.Add("update engine.stimuli set closed_at = $2, outcome = 'impossible' where seq = $1 and closed_at is null returning true", due.Seq, now.UtcDateTime);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        var closed = await reader.ReadAsync(cancellationToken);
        await reader.DisposeAsync();
        if (closed && due.ReplyTo is { } bookmarkId)
        {
            var reply = OutgoingStimulus.Ended(due.Id.ToString(), due.SourceId!.Value.ToString(), bookmarkId.ToString(), WorkflowSubStatus.Faulted, null);
            StimulusWriter.Write(transaction, reply, due.InstanceId, now);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A stimulus to {Aim} instance {InstanceId} failed with {Exception} and will be tried again.")]
    private static partial void LogFailure(ILogger logger, StimulusAim aim, Guid? instanceId, string exception);
}
