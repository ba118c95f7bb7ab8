using MedInsFlows.Engine.Storage;

namespace MedInsFlows.Engine.Timers;

/// <summary>Adds changes of timers to a transaction: a timer is armed and closed only in the commit that carries what it belongs to.</summary>
public static class TimerWriter
{
    private const string Insert = "insert into engine.timers (instance_id, subject, kind, generation, due_at) values ($1, $2, $3, $4, $5)";

    private const string Overtake =
        """
        with overtaken as (
            update engine.timers set outcome = 'overtaken', closed_at = (select updated_at from engine.instances where id = $1)
            where instance_id = $1 and subject = $2 and kind = $3 and generation < $4 and closed_at is null)

        """;

    /// <summary>Arms a timer; what was armed for the same thing before is overtaken.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="key">The timer.</param>
    /// <param name="dueAt">When it is due, in business time.</param>
    public static void Arm(Transaction transaction, Guid instanceId, TimerKey key, DateTimeOffset dueAt) =>
        transaction.Add(key.Generation == 0 ? Insert : Overtake + Insert, instanceId, key.Subject, key.Kind, key.Generation, dueAt.UtcDateTime);

    /// <summary>Closes all timers of a subject that are still armed.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="subject">A clock of the case, or the bookmark that waited.</param>
    /// <param name="at">Business time.</param>
    public static void Cancel(Transaction transaction, Guid instanceId, string subject, DateTimeOffset at) => transaction.Add(
        "update engine.timers set closed_at = $3, outcome = 'cancelled' where instance_id = $1 and subject = $2 and closed_at is null",
        instanceId,
        subject,
        at.UtcDateTime);
}
