using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Timers;

/// <summary>Closes the timer in the transaction that carries its effect, and only if no other host has closed it.</summary>
internal sealed class TimerCommand(DueTimer timer, DateTimeOffset now, IInstanceCommand effect) : IInstanceCommand
{
    /// <summary>Why a timer that another host closed is refused.</summary>
    public const string Closed = "TimerClosed";

    // This is sent even where another host is busy with the instance, and then must not wait for it.
    private const string Close =
        """
        with free as (
            select instance_id, subject, kind, generation from engine.timers
            where instance_id = $1 and subject = $2 and kind = $3 and generation = $4 and closed_at is null for update skip locked)
        update engine.timers timer set closed_at = $5, outcome = 'fired' from free
        where (timer.instance_id, timer.subject, timer.kind, timer.generation) = (free.instance_id, free.subject, free.kind, free.generation)
        returning true
        """;

    public void Query(Transaction transaction, Guid instanceId)
    {
        transaction.Add(Close, instanceId, timer.Key.Subject, timer.Key.Kind, timer.Key.Generation, now.UtcDateTime);
        effect.Query(transaction, instanceId);
    }

    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? await effect.DecideAsync(reader, cancellationToken)
            : throw new StimulusRefusedException(Closed, "该定时已经处理。");
    }

    public void Write(Transaction transaction, BurstReport report) => effect.Write(transaction, report);
}
