using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Stimuli;

/// <summary>
/// Delivers a stimulus in the transaction that carries its effect, and only if no other host has delivered it. The effect says who takes part and how the
/// journal names the stimulus; what the flow needs is added here.
/// </summary>
internal sealed class StimulusCommand(DueStimulus due, DateTimeOffset now, IInstanceCommand effect) : IInstanceCommand
{
    private const string Close = "update engine.stimuli set closed_at = $2, outcome = 'delivered' where seq = $1 and closed_at is null returning true";

    public void Query(Transaction transaction, Guid instanceId)
    {
        transaction.Add(Close, due.Seq, now.UtcDateTime);
        effect.Query(transaction, instanceId);
    }

    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        // Of an instance that is there the reader stands at the lock; one that is to be started has none.
        if (due.Aim != StimulusAim.Start)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new StimulusRefusedException("StimulusClosed", "该消息已经送达。");
        }

        if (due.Aim == StimulusAim.Start)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        var (stimulus, participant) = await effect.DecideAsync(reader, cancellationToken);
        return (Complete(stimulus), participant);
    }

    public void Write(Transaction transaction, BurstReport report) => effect.Write(transaction, report);

    private Stimulus Complete(Stimulus stimulus)
    {
        foreach (var (key, value) in due.Input)
        {
            stimulus.Input[key] = value?.DeepClone();
        }

        return stimulus with
        {
            Kind = due.Aim switch
            {
                StimulusAim.Start => StimulusKind.Start,
                StimulusAim.Cancel => StimulusKind.Cancel,
                _ => StimulusKind.Resume,
            },
            BookmarkId = due.BookmarkId?.ToString(),
            ParentId = due.Aim == StimulusAim.Start ? due.SourceId?.ToString() : null,
            ReplyTo = due.ReplyTo?.ToString(),
            CorrelationId = due.CorrelationId,
        };
    }
}
