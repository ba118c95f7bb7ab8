using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Engine.Journal;

namespace MedInsFlows.Engine.Replay;

/// <summary>Runs an instance again from its journal and compares, record by record. Changes nothing. Thread-safe.</summary>
/// <param name="journal">The journals.</param>
/// <param name="catalog">The pinned definitions.</param>
public sealed class Replayer(JournalReader journal, DefinitionCatalog catalog)
{
    /// <summary>Runs an instance again.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="participantFor">
    /// Gives the participant of each burst, in order: made from what the stimulus cites and from what the bursts before made of the case.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReplayReport> ReplayAsync(Guid instanceId, Func<Stimulus, CancellationToken, Task<IBurstParticipant>> participantFor, CancellationToken cancellationToken)
    {
        var (entries, instance) = await journal.SnapshotAsync(instanceId, cancellationToken);
        return await ReplayAsync(instanceId, entries, instance, catalog.GetAsync, participantFor, cancellationToken);
    }

    /// <summary>Runs an instance again from its journal, wherever that was read.</summary>
    internal static async Task<ReplayReport> ReplayAsync(
        Guid instanceId,
        IReadOnlyList<JournalEntry> entries,
        JournalledInstance? instance,
        Func<Guid, CancellationToken, ValueTask<DefinitionVersion>> versionOf,
        Func<Stimulus, CancellationToken, Task<IBurstParticipant>> participantFor,
        CancellationToken cancellationToken)
    {
        var recorded = entries.Select(entry => (entry.Seq, entry.Json)).ToList();
        var divergences = new List<ReplayDivergence>();
        DefinitionVersion? version = null;
        string? state = null;
        var position = 0;
        while (position < recorded.Count)
        {
            var (seq, json) = recorded[position];
            if (ReadStimulus(json) is not { } stimulus)
            {
                divergences.Add(new ReplayDivergence(seq, ActivityOf(json), "event", Text(json["event"]), null));
                break;
            }

            version ??= await versionOf(DefinitionOf(stimulus), cancellationToken);
            var migration = stimulus.Kind == StimulusKind.Migrate
                ? new Migration(version, await versionOf(DefinitionOf(stimulus), cancellationToken), Migration.TargetsOf(stimulus))
                : null;
            var participant = await participantFor(stimulus, cancellationToken);
            if (TryRun(version, instanceId, state, stimulus, participant, migration) is not { } result)
            {
                divergences.Add(new ReplayDivergence(seq, null, "kind", Text(json["kind"]), null));
                break;
            }

            (state, version) = (Written(result.State), migration?.After ?? version);
            foreach (var replayed in result.Records)
            {
                var expected = position < recorded.Count ? recorded[position].Json : null;
                Compare(position + 1, expected, replayed.Content, divergences);
                position++;
            }
        }

        if (divergences.Count == 0 && instance is not null && state is not null)
        {
            CompareStates(recorded.Count, instance.State, state, divergences);
        }

        return new ReplayReport(divergences.Count == 0, recorded.Count, divergences);
    }

    /// <summary>Runs a burst again; null where the instance, as it is played again, does not wait for the stimulus.</summary>
    private static BurstResult? TryRun(DefinitionVersion version, Guid instanceId, string? state, Stimulus stimulus, IBurstParticipant participant, Migration? migration)
    {
        try
        {
            return Burst.Run(version.Graph, instanceId, state is null ? null : Read(state), stimulus, participant, migration);
        }
        catch (StimulusRefusedException)
        {
            return null;
        }
    }

    /// <summary>The version that a stimulus names, which starts an instance or carries it over.</summary>
    private static Guid DefinitionOf(Stimulus stimulus) => Guid.Parse((string)stimulus.Input["definition"]!, CultureInfo.InvariantCulture);

    private static InstanceState Read(string state) => JsonSerializer.Deserialize(state, InstanceStateJson.Default.InstanceState)!;

    private static string Written(InstanceState state) => JsonSerializer.Serialize(state, InstanceStateJson.Default.InstanceState);

    /// <summary>The stimulus that a record writes down; null for a record of something else.</summary>
    internal static Stimulus? ReadStimulus(JsonObject json) => (string?)json["event"] != JournalWriter.StimulusEvent ? null
        : new Stimulus(Enum.Parse<StimulusKind>((string)json["kind"]!), (string)json["name"]!, (string)json["actor"]!)
        {
            Role = (string?)json["role"],
            Number = (int)json["stimulus"]!,
            At = DateTimeOffset.Parse((string)json["at"]!, CultureInfo.InvariantCulture),
            Seed = ulong.Parse((string)json["seed"]!, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            BookmarkId = (string?)json["bookmark"],
            ExecutionId = (string?)json["execution"],
            Outcome = (string?)json["outcome"],
            NodeId = (string?)json["node"],
            ParentId = (string?)json["parent"],
            ReplyTo = (string?)json["replyTo"],
            CorrelationId = (string?)json["correlation"],
            Input = json["input"]?.DeepClone().AsObject() ?? [],
        };

    private static void Compare(int seq, JsonObject? recorded, JsonObject replayed, List<ReplayDivergence> divergences)
    {
        var fields = replayed.Select(property => property.Key).Union(recorded?.Select(property => property.Key) ?? []);
        foreach (var field in fields)
        {
            var (was, now) = (Text(recorded?[field]), Text(replayed[field]));
            if (was != now)
            {
                divergences.Add(new ReplayDivergence(seq, ActivityOf(replayed) ?? ActivityOf(recorded), field, was, now));
            }
        }
    }

    /// <summary>Finds what no record shows: what the instance was left with. The stored state is written anew, as a version before this may have written it.</summary>
    private static void CompareStates(int seq, string recorded, string replayed, List<ReplayDivergence> divergences)
    {
        var (before, after) = (JsonNode.Parse(Written(Read(recorded)))!.AsObject(), JsonNode.Parse(replayed)!.AsObject());
        foreach (var member in before.Select(property => property.Key).Union(after.Select(property => property.Key)))
        {
            if (!JsonNode.DeepEquals(before[member], after[member]))
            {
                divergences.Add(new ReplayDivergence(seq, null, $"state.{member}", before[member]?.ToJsonString(), after[member]?.ToJsonString()));
            }
        }
    }

    private static string? ActivityOf(JsonObject? record) => ((string?)record?["node"])?.Split(':')[^1];

    private static string? Text(JsonNode? node) => node is null ? null : System.Text.Encoding.UTF8.GetString(CanonicalJson.Bytes(node));
}
