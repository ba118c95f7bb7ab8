using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
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
        var recorded = (await journal.ReadAsync(instanceId, cancellationToken)).Select(entry => (entry.Seq, entry.Json)).ToList();
        var divergences = new List<ReplayDivergence>();
        DefinitionVersion? version = null;
        string? state = null;
        var position = 0;
        while (position < recorded.Count)
        {
            var (seq, json) = recorded[position];
            if (ReadStimulus(json) is not { } stimulus)
            {
                divergences.Add(new ReplayDivergence(seq, null, "event", (string?)json["event"], JournalWriter.StimulusEvent));
                break;
            }

            version ??= await catalog.GetAsync(Guid.Parse((string)stimulus.Input["definition"]!, CultureInfo.InvariantCulture), cancellationToken);
            var before = state is null ? null : JsonSerializer.Deserialize(state, InstanceStateJson.Default.InstanceState);
            var result = Burst.Run(version.Graph, instanceId, before, stimulus, await participantFor(stimulus, cancellationToken));
            state = JsonSerializer.Serialize(result.State, InstanceStateJson.Default.InstanceState);
            foreach (var replayed in result.Records)
            {
                var expected = position < recorded.Count ? recorded[position].Json : null;
                Compare(position + 1, expected, replayed.Content, divergences);
                position++;
            }
        }

        return new ReplayReport(divergences.Count == 0, recorded.Count, divergences);
    }

    private static Stimulus? ReadStimulus(JsonObject json) => (string?)json["event"] != JournalWriter.StimulusEvent ? null
        : new Stimulus(Enum.Parse<StimulusKind>((string)json["kind"]!), (string)json["name"]!, (string)json["actor"]!)
        {
            Role = (string?)json["role"],
            Number = (int)json["stimulus"]!,
            At = DateTimeOffset.Parse((string)json["at"]!, CultureInfo.InvariantCulture),
            Seed = ulong.Parse((string)json["seed"]!, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            BookmarkId = (string?)json["bookmark"],
            ExecutionId = (string?)json["execution"],
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
                divergences.Add(new ReplayDivergence(seq, ((string?)replayed["node"])?.Split(':')[^1], field, was, now));
            }
        }
    }

    private static string? Text(JsonNode? node) => node is null ? null : System.Text.Encoding.UTF8.GetString(CanonicalJson.Bytes(node));
}
