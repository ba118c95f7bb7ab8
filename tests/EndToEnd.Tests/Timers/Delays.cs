using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.EndToEnd.Tests.Timers;

/// <summary>Instances that each wait for the end of a delay, one timer each, and then call themselves <see cref="Over"/>. They have no case, as children of a case have none.</summary>
/// <param name="database">The database of a service.</param>
/// <param name="name">The name of their definition.</param>
/// <param name="delay">How long they wait.</param>
internal sealed class Delays(NpgsqlDataSource database, string name, TimeSpan delay)
{
    private const string Over = "时间已到";
    private const int InOneCommit = 250;
    private const int Verified = 50;

    private readonly SystemRandomSource random = new(TimeProvider.System);
    private int started;

    /// <summary>Starts so many.</summary>
    public async Task StartAsync(int count)
    {
        started += count;
        var store = new DefinitionStore(database, random, TimeProvider.System);
        await store.ImportAsync(name, DefinitionText.Canonical(JsonSerializer.SerializeToElement(Definition())), CancellationToken.None);
        var version = (await store.PublishedAsync(CancellationToken.None))[name];
        var commands = new InstanceCommands(new DefinitionCatalog(store, new DefinitionReader(new ActivityRegistry())), TimeProvider.System, random);
        await Parallel.ForAsync(0, count / InOneCommit, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, cancellationToken) =>
        {
            await using var transaction = await Transaction.OpenAsync(database, cancellationToken);
            for (var number = 0; number < InOneCommit; number++)
            {
                await commands.StartAsync(transaction, random.NewId(), version, new Start(), cancellationToken);
            }

            await commands.CommitAsync(transaction, cancellationToken);
        });
    }

    /// <summary>Asserts that so many have ended, each by the one firing of its timer, and that all others still wait.</summary>
    public async Task ShouldBeOverAsync(int over)
    {
        var counts = await database.RowsAsync(
            $"""
            select concat_ws(' ', count(*), instance.name, case when finished_at is not null then 'finished' end, stimuli, timer.outcome, told.elapsed)
            from {Instances} join engine.timers timer on timer.instance_id = instance.id
            left join (
                select instance_id, count(*) from engine.journal
                where convert_from(content, 'UTF8')::jsonb ->> 'name' = 'DelayElapsed' group by instance_id) told (instance_id, elapsed) on told.instance_id = instance.id
            group by instance.name, finished_at is not null, stimuli, told.elapsed, timer.outcome
            """);
        counts.Should().BeEquivalentTo(new[] { (Count: over, How: $"{Over} finished 2 fired 1"), (Count: started - over, How: "1") }
            .Where(group => group.Count > 0)
            .Select(group => $"{group.Count} {group.How}"));
        var journal = new JournalReader(database);
        foreach (var id in await database.RowsAsync($"select instance.id from {Instances} where finished_at is not null limit {Verified}"))
        {
            (await journal.VerifyAsync(Guid.Parse(id), CancellationToken.None)).Intact.Should().BeTrue();
        }
    }

    private string Instances => $"engine.instances instance join engine.definition_versions version on version.id = definition_version_id and definition_id = '{name}'";

    private JsonObject Definition() => new()
    {
        ["definitionId"] = name,
        ["name"] = name,
        ["isPublished"] = true,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray(
                Activity("pause", "Elsa.Delay", "timeSpan", "TimeSpan", delay.ToString("c")),
                Activity("after", "Elsa.SetName", "value", "String", Over)),
            ["connections"] = new JsonArray(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "pause", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "after", ["port"] = "In" },
            }),
        },
    };

    private static JsonObject Activity(string id, string type, string input, string typeName, string value) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["version"] = 1,
        [input] = new JsonObject { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } },
    };

    /// <summary>Starts an instance that has no case.</summary>
    private sealed class Start : IInstanceCommand, IBurstParticipant, IServiceProvider
    {
        public IServiceProvider Services => this;

        public void Query(Transaction transaction, Guid instanceId) => transaction.Add("select 1");

        public Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
            Task.FromResult<(Stimulus, IBurstParticipant)>((new Stimulus(StimulusKind.Start, "Started", "system"), this));

        public void Write(Transaction transaction, BurstReport report)
        {
            // There is no case.
        }

        public object? GetService(Type serviceType) => null;

        public void Begin(Stimulus stimulus, Func<string> newId)
        {
            // There is no case.
        }

        public IReadOnlyList<JsonObject> Accept() => [];

        public void End(BurstEnd end)
        {
            // There is no case.
        }
    }
}
