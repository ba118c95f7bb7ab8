using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Instances;

/// <summary>
/// A command to one instance, seen from the engine: what it needs from the database beside the instance, what it makes of that, and what it writes
/// in the same commit. Used once.
/// </summary>
public interface IInstanceCommand
{
    /// <summary>
    /// Adds what it wants to read, to be sent together with the lock on the instance; at least one query at a start. A timer's effect is asked even
    /// where another host is busy with the instance, so it must not wait for locks.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="instanceId">The instance.</param>
    void Query(Transaction transaction, Guid instanceId);

    /// <summary>Reads its answers, in the order of its queries, and decides.</summary>
    /// <param name="reader">
    /// Stands before the first of its result sets; at a start, where nothing comes before that, on it.
    /// <see cref="NpgsqlDataReader.NextResultAsync(CancellationToken)"/> leads to each.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stimulus, and who takes part in the burst. To refuse, it throws; then nothing is changed.</returns>
    Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken);

    /// <summary>Adds what it writes.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="report">What the burst did.</param>
    void Write(Transaction transaction, BurstReport report);
}
