using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Replay;
using MedInsFlows.Engine.Stimuli;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Timers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>One host of the engine, as the service would start it, over a database that it may share with others. One that is told of crash points fires one timer at a time.</summary>
internal sealed class EngineHost
{
    private readonly NpgsqlDataSource database;
    private readonly IRandomSource random;
    private readonly InstanceCommands commands;
    private readonly Replayer replayer;

    public EngineHost(NpgsqlDataSource database, TimeProvider businessTime, TimeProvider machineTime, IRandomSource random, Action<CrashPoint>? reached = null)
    {
        (this.database, this.random) = (database, random);
        Store = new DefinitionStore(database, random, machineTime);
        Definitions = new DefinitionCommands(random, machineTime);
        Publications = new PublicationCommands(businessTime, machineTime);
        Register = new DefinitionRegister(database);
        Folder = new DefinitionFolder(Store, Reader);
        Catalog = new DefinitionCatalog(Store, Reader);
        Journal = new JournalReader(database);
        commands = new InstanceCommands(Catalog, businessTime, random, reached);
        Timers = new TimerQueue(database, commands, businessTime, machineTime, NullLogger<TimerQueue>.Instance)
        {
            Workers = reached is null ? 8 : 1,
            BatchSize = 20,
        };
        Forecasts = new MigrationForecasts(database, Catalog);
        Stimuli = new StimulusQueue(database, commands, businessTime, machineTime, NullLogger<StimulusQueue>.Instance);
        replayer = new Replayer(Journal, Catalog);
    }

    public static DefinitionReader Reader { get; } = new(new ActivityRegistry(typeof(EngineHost).Assembly));

    public DefinitionStore Store { get; }

    public DefinitionCommands Definitions { get; }

    public PublicationCommands Publications { get; }

    public DefinitionRegister Register { get; }

    public DefinitionFolder Folder { get; }

    public DefinitionCatalog Catalog { get; }

    public JournalReader Journal { get; }

    public TimerQueue Timers { get; }

    public MigrationForecasts Forecasts { get; }

    public StimulusQueue Stimuli { get; }

    /// <summary>Publishes a definition.</summary>
    public Task PublishAsync(JsonObject definition) =>
        Store.ImportAsync((string)definition["definitionId"]!, DefinitionText.Canonical(JsonSerializer.SerializeToElement(definition)), CancellationToken.None);

    /// <summary>Starts an instance of a published definition.</summary>
    public async Task<Guid> StartAsync(string definitionId, JsonObject? input = null, string? key = null, Guid? id = null)
    {
        var version = (await Store.PublishedAsync(CancellationToken.None))[definitionId];
        var instanceId = id ?? random.NewId();
        await using var transaction = await Transaction.OpenAsync(database, CancellationToken.None);
        var command = new TestCommand(key ?? $"start {instanceId}", new Stimulus(StimulusKind.Start, "Started", "applicant") { Input = input ?? [] });
        await commands.StartAsync(transaction, instanceId, version, command, CancellationToken.None);
        await commands.CommitAsync(transaction, CancellationToken.None);
        return instanceId;
    }

    /// <summary>Publishes a definition and starts an instance of it.</summary>
    public async Task<Guid> StartAsync(JsonObject definition, JsonObject? input = null)
    {
        await PublishAsync(definition);
        return await StartAsync((string)definition["definitionId"]!, input);
    }

    /// <summary>Answers an activity that waits.</summary>
    public async Task<BurstReport> ResumeAsync(Guid instanceId, string activityId, JsonObject? input = null, string? key = null) =>
        await SendAsync(instanceId, await AnswerAsync(instanceId, activityId, input), key);

    /// <summary>The stimulus that answers an activity which waits now.</summary>
    public async Task<Stimulus> AnswerAsync(Guid instanceId, string activityId, JsonObject? input = null) =>
        new(StimulusKind.Resume, "Answered", "reviewer") { BookmarkId = (await StateAsync(instanceId)).BookmarkOf(activityId), Input = input ?? [] };

    /// <summary>Runs again what faulted at an activity.</summary>
    public async Task<BurstReport> RetryAsync(Guid instanceId, string activityId, JsonObject? input = null)
    {
        var incident = (await StateAsync(instanceId)).Incidents!.First(incident => incident.ActivityId == activityId);
        return await SendAsync(instanceId, new Stimulus(StimulusKind.Retry, "Retried", "admin") { ExecutionId = incident.ActivityInstanceId, Input = input ?? [] });
    }

    /// <summary>Carries an instance over to another version.</summary>
    public async Task<BurstReport> MigrateAsync(Guid instanceId, Guid versionId, IReadOnlyDictionary<string, string> targets)
    {
        await using var transaction = await Transaction.OpenAsync(database, CancellationToken.None);
        var command = new TestCommand($"migrate {random.NewId()}", new Stimulus(StimulusKind.Migrate, "Migrated", "admin"));
        var report = await commands.MigrateAsync(transaction, instanceId, versionId, targets, command, CancellationToken.None);
        await commands.CommitAsync(transaction, CancellationToken.None);
        return report;
    }

    public Task<BurstReport> CancelAsync(Guid instanceId) => SendAsync(instanceId, new Stimulus(StimulusKind.Cancel, "Cancelled", "admin"));

    public async Task<BurstReport> SendAsync(Guid instanceId, Stimulus stimulus, string? key = null)
    {
        await using var transaction = await Transaction.OpenAsync(database, CancellationToken.None);
        var report = await commands.SendAsync(transaction, instanceId, new TestCommand(key ?? $"send {random.NewId()}", stimulus), CancellationToken.None);
        await commands.CommitAsync(transaction, CancellationToken.None);
        return report;
    }

    /// <summary>Fires what is due: delays of the flow go on, other timers are noted.</summary>
    public Task<int> FireDueAsync() => Timers.FireDueAsync(timer => [EffectOf(timer)], CancellationToken.None);

    /// <summary>Fires what is due, waiting for instances that somebody is busy with.</summary>
    public Task<int> FireAllDueAsync() => Timers.FireAllDueAsync(timer => [EffectOf(timer)], CancellationToken.None);

    /// <summary>Delivers what instances have for one another.</summary>
    public Task<int> DeliverAsync() => Stimuli.DeliverAsync(
        due => new TestCommand(
            $"stimulus {due.Seq}", new Stimulus(due.Aim == StimulusAim.Start ? StimulusKind.Start : StimulusKind.Resume, due.Name, "system")),
        CancellationToken.None);

    public Task<ReplayReport> ReplayAsync(Guid instanceId) =>
        replayer.ReplayAsync(instanceId, (_, _) => Task.FromResult<IBurstParticipant>(new TestCase()), CancellationToken.None);

    public async Task<InstanceState> StateAsync(Guid instanceId)
    {
        await using var query = database.CreateCommand("select state from engine.instances where id = $1");
        query.Parameters.Add(new NpgsqlParameter { Value = instanceId });
        return JsonSerializer.Deserialize((string)(await query.ExecuteScalarAsync())!, InstanceStateJson.Default.InstanceState)!;
    }

    /// <summary>All that the journal says of activities, as activity and event.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(Guid instanceId) =>
        [.. (await RecordsAsync(instanceId)).Where(record => record.ContainsKey("node")).Select(record => $"{((string)record["node"]!).Split(':')[^1]} {record["event"]}")];

    public async Task<IReadOnlyList<JsonObject>> RecordsAsync(Guid instanceId) =>
        [.. (await Journal.ReadAsync(instanceId, CancellationToken.None)).Select(entry => entry.Json)];

    /// <summary>What was done to an instance's case, in order.</summary>
    public async Task<IReadOnlyList<string>> EffectsAsync(Guid instanceId)
    {
        await using var query = database.CreateCommand("select effect from test.effects where instance_id = $1 order by stimulus, place");
        query.Parameters.Add(new NpgsqlParameter { Value = instanceId });
        await using var reader = await query.ExecuteReaderAsync();
        var effects = new List<string>();
        while (await reader.ReadAsync())
        {
            effects.Add(reader.GetString(0));
        }

        return effects;
    }

    private TestCommand EffectOf(DueTimer timer) => new(
        $"timer {random.NewId()}",
        new Stimulus(timer.IsDelay ? StimulusKind.Resume : StimulusKind.Note, timer.IsDelay ? "Elapsed" : timer.Key.Kind, "system") { BookmarkId = timer.IsDelay ? timer.Key.Subject : null });
}
