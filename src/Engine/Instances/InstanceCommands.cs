using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Interventions;
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
        SendAsync(Lock, transaction, instanceId, command, null, cancellationToken);

    /// <summary>
    /// Carries an instance over to another version of its definition, by a stimulus of the kind <see cref="StimulusKind.Migrate"/>. The writes are
    /// collected; the caller commits, or does not, to see what would happen.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="versionId">The version by which it goes on.</param>
    /// <param name="targets">For waits that are to go on elsewhere: by their node the node at which the flow goes on.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StimulusRefusedException">It cannot be carried over; all reasons are told.</exception>
    public Task<BurstReport> MigrateAsync(
        Transaction transaction, Guid instanceId, Guid versionId, IReadOnlyDictionary<string, string> targets, IInstanceCommand command, CancellationToken cancellationToken) =>
        SendAsync(Lock, transaction, instanceId, command, new Successor(versionId, targets), cancellationToken);

    /// <summary>Brings a stimulus to an instance that nobody else is busy with. For work that can wait for its next turn.</summary>
    /// <exception cref="InstanceNotFoundException">There is no such instance, or somebody is busy with it.</exception>
    internal Task<BurstReport> SendUnlessBusyAsync(Transaction transaction, Guid instanceId, IInstanceCommand command, CancellationToken cancellationToken) =>
        SendAsync(LockUnlessBusy, transaction, instanceId, command, null, cancellationToken);

    private async Task<BurstReport> SendAsync(
        string lockText, Transaction transaction, Guid instanceId, IInstanceCommand command, Successor? successor, CancellationToken cancellationToken)
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
            JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(5), InstanceStateJson.Default.InstanceState));
        var (stimulus, participant) = await command.DecideAsync(reader, cancellationToken);
        await reader.DisposeAsync();
        reached?.Invoke(CrashPoint.AfterLock);
        var version = await catalog.GetAsync(versionId, cancellationToken);
        var migration = successor is null ? null : await PrepareAsync(version, successor, stimulus, cancellationToken);
        return Run(transaction, loaded with { Version = version }, stimulus, command, participant, migration);
    }

    private async Task<Migration> PrepareAsync(DefinitionVersion version, Successor successor, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var after = await catalog.GetAsync(successor.VersionId, cancellationToken);
        if (after.DefinitionId != version.DefinitionId || after.Id == version.Id)
        {
            throw new StimulusRefusedException("SameVersion", "办件已经在这个版本上，或者这不是同一流程的版本。");
        }

        stimulus.Input["definition"] = after.Id.ToString();
        if (successor.Targets.Count > 0)
        {
            stimulus.Input["targets"] = new JsonObject(successor.Targets.Select(target => KeyValuePair.Create(target.Key, (JsonNode?)target.Value)));
        }

        return new Migration(version, after, successor.Targets);
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

    private BurstReport Run(
        Transaction transaction, Loaded loaded, Stimulus stimulus, IInstanceCommand command, IBurstParticipant participant, Migration? migration = null)
    {
        if (stimulus.Expected is { } expected && expected != loaded.Stimuli)
        {
            throw new StimulusRefusedException("Overtaken", "办件在此期间已有新的进展，请重新查看后再操作。");
        }

        var numbered = stimulus with { Number = loaded.Stimuli + 1, At = Now(loaded.UpdatedAt), Seed = random.NewSeed() };
        var result = Burst.Run(loaded.Version.Graph, loaded.InstanceId, loaded.State, numbered, participant, migration);
        reached?.Invoke(CrashPoint.AfterActivities);
        InstanceWriter.Write(transaction, loaded with { Version = migration?.After ?? loaded.Version }, numbered, result);
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

    /// <summary>The version by which an instance is to go on, and where its waits do.</summary>
    private sealed record Successor(Guid VersionId, IReadOnlyDictionary<string, string> Targets);

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
