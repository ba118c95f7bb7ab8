using System.Text.Json;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;

namespace MedInsFlows.Engine.Instances;

/// <summary>
/// Brings stimuli to instances. Each is one transaction: the instance's row is locked, the burst runs, and state, bookmarks, timers, journal and all
/// that the command itself writes are committed together or not at all. Two for the same instance wait for one another; the second sees what
/// the first did. Thread-safe.
/// </summary>
/// <param name="catalog">The pinned definitions.</param>
/// <param name="businessTime">Business time.</param>
/// <param name="random">For seeds.</param>
/// <param name="reached">Told of each crash point as it is reached; for tests.</param>
public sealed class InstanceCommands(DefinitionCatalog catalog, TimeProvider businessTime, IRandomSource random, Action<CrashPoint>? reached = null)
{
    private const string Lock = "select definition_version_id, stimuli, records, journal_hash, updated_at, state from engine.instances where id = $1 for update";
    private const string LockUnlessBusy = Lock + " skip locked";

    /// <summary>Makes an instance and runs its first burst. The writes are collected; the caller commits.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="instanceId">The id of the new instance.</param>
    /// <param name="versionId">The version of the definition that it is pinned to, for ever unless someone migrates it.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    public async Task<BurstReport> StartAsync(Transaction transaction, Guid instanceId, Guid versionId, IInstanceCommand command, CancellationToken cancellationToken)
    {
        var version = await catalog.GetAsync(versionId, cancellationToken);
        command.Query(transaction, instanceId);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        var (stimulus, participant) = await command.DecideAsync(reader, cancellationToken);
        await reader.DisposeAsync();
        reached?.Invoke(CrashPoint.AfterLock);
        stimulus.Input["definition"] = versionId.ToString();
        return Run(transaction, new Loaded(instanceId, version, 0, 0, JournalChain.Genesis, DateTimeOffset.MinValue, null), stimulus, command, participant);
    }

    /// <summary>Brings a stimulus to an instance. The writes are collected; the caller commits.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StimulusRefusedException">The instance does not wait for this; nothing was changed.</exception>
    public Task<BurstReport> SendAsync(Transaction transaction, Guid instanceId, IInstanceCommand command, CancellationToken cancellationToken) =>
        SendAsync(Lock, transaction, instanceId, command, cancellationToken);

    /// <summary>Brings a stimulus to an instance that nobody else is busy with. For work that can wait for its next turn.</summary>
    /// <exception cref="InstanceNotFoundException">There is no such instance, or somebody is busy with it.</exception>
    internal Task<BurstReport> SendUnlessBusyAsync(Transaction transaction, Guid instanceId, IInstanceCommand command, CancellationToken cancellationToken) =>
        SendAsync(LockUnlessBusy, transaction, instanceId, command, cancellationToken);

    private async Task<BurstReport> SendAsync(string lockText, Transaction transaction, Guid instanceId, IInstanceCommand command, CancellationToken cancellationToken)
    {
        transaction.Add(lockText, instanceId);
        command.Query(transaction, instanceId);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InstanceNotFoundException(instanceId);
        }

        var versionId = reader.GetGuid(0);
        var loaded = new Loaded(
            instanceId,
            null!,
            reader.GetInt32(1),
            reader.GetInt32(2),
            (byte[])reader[3],
            new DateTimeOffset(reader.GetDateTime(4)),
            JsonSerializer.Deserialize(reader.GetString(5), InstanceStateJson.Default.InstanceState));
        var (stimulus, participant) = await command.DecideAsync(reader, cancellationToken);
        await reader.DisposeAsync();
        reached?.Invoke(CrashPoint.AfterLock);
        return Run(transaction, loaded with { Version = await catalog.GetAsync(versionId, cancellationToken) }, stimulus, command, participant);
    }

    /// <summary>Commits what a command collected, passing the crash points on the way.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task CommitAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        if (reached is not null)
        {
            await transaction.FlushAsync(cancellationToken);
            reached(CrashPoint.BeforeCommit);
        }

        await transaction.CommitAsync(cancellationToken);
        reached?.Invoke(CrashPoint.AfterCommit);
    }

    private BurstReport Run(Transaction transaction, Loaded loaded, Stimulus stimulus, IInstanceCommand command, IBurstParticipant participant)
    {
        var numbered = stimulus with { Number = loaded.Stimuli + 1, At = Now(loaded.UpdatedAt), Seed = random.NewSeed() };
        var result = Burst.Run(loaded.Version.Graph, loaded.InstanceId, loaded.State, numbered, participant);
        reached?.Invoke(CrashPoint.AfterActivities);
        InstanceWriter.Write(transaction, loaded, numbered, result);
        var report = new BurstReport(loaded.InstanceId, numbered, result.Created, result.Incidents, result.Finished);
        command.Write(transaction, report);
        return report;
    }

    /// <summary>Business time to the microsecond, as PostgreSQL keeps it, and never before the stimulus before.</summary>
    private DateTimeOffset Now(DateTimeOffset previous)
    {
        var now = businessTime.GetUtcNow();
        var micro = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return micro > previous ? micro : previous;
    }

    /// <summary>An instance under lock.</summary>
    internal sealed record Loaded(
        Guid InstanceId,
        DefinitionVersion Version,
        int Stimuli,
        int Records,
        ReadOnlyMemory<byte> JournalHash,
        DateTimeOffset UpdatedAt,
        InstanceState? State);
}
