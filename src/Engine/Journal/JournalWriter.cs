using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Journal;

/// <summary>
/// Writes down a burst: the stimulus first, then one record for each execution that something happened to. What began and ended in one go is one
/// record, and what the pinned definition says is not repeated, so a step of a case takes about three records.
/// </summary>
internal sealed class JournalWriter(Stimulus stimulus)
{
    public const string StimulusEvent = "Stimulus";

    private readonly List<JournalRecord> records = [];

    public IReadOnlyList<JournalRecord> Records => records;

    /// <summary>Business time as it is written: UTC to the microsecond.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes down the stimulus and what the case made of it.</summary>
    public void Stimulus(IReadOnlyList<JsonObject> intents)
    {
        var content = Begin(StimulusEvent);
        content["at"] = Instant(stimulus.At);
        content["kind"] = stimulus.Kind.ToString();
        content["name"] = stimulus.Name;
        content["actor"] = stimulus.Actor;
        content["seed"] = stimulus.Seed.ToString("x16", CultureInfo.InvariantCulture);
        Add(content, "role", stimulus.Role);
        Add(content, "bookmark", stimulus.BookmarkId);
        Add(content, "execution", stimulus.ExecutionId);
        Add(content, "outcome", stimulus.Outcome);
        Add(content, "node", stimulus.NodeId);
        Add(content, "parent", stimulus.ParentId);
        Add(content, "replyTo", stimulus.ReplyTo);
        Add(content, "correlation", stimulus.CorrelationId);
        if (stimulus.Input.Count > 0)
        {
            content["input"] = stimulus.Input.DeepClone();
        }

        AddIntents(content, intents);
        records.Add(new JournalRecord(content));
    }

    /// <summary>Writes down what happened since it was last asked, and empties the log. The intents are those of the activity that ran.</summary>
    public void Activities(List<ExecutionLogEntry> log, IReadOnlyList<JsonObject> intents)
    {
        for (var index = 0; index < log.Count; index++)
        {
            var entry = log[index];
            var begins = entry.Event is LogEvents.Started or LogEvents.Resumed;
            if (begins && index + 1 < log.Count && log[index + 1].Execution == entry.Execution)
            {
                continue;
            }

            var content = Begin(entry.Event);
            content["node"] = entry.Execution.NodeId;
            content["execution"] = entry.Execution.Id;
            Add(content, "message", entry.Message);
            AddOutputs(content, entry.Execution);
            if (JournalValue.Of(entry.Payload) is { } payload)
            {
                content["payload"] = payload;
            }

            if (entry.Event == LogEvents.Completed)
            {
                content["outcomes"] = new JsonArray([.. entry.Execution.Outcomes.Select(outcome => JsonValue.Create(outcome))]);
            }

            if (index == 0 || (index == 1 && log[0].Execution == entry.Execution))
            {
                AddIntents(content, intents);
            }

            records.Add(new JournalRecord(content));
        }

        log.Clear();
    }

    private static void Add(JsonObject content, string name, string? value)
    {
        if (value is not null)
        {
            content[name] = value;
        }
    }

    /// <summary>What the activity left is gone at the next wait unless a variable took it; the journal keeps it.</summary>
    private static void AddOutputs(JsonObject content, ActivityExecutionContext execution)
    {
        if (execution.WorkflowExecutionContext.GetActivityOutputRegister().TakeNew(execution) is { Count: > 0 } outputs)
        {
            content["outputs"] = new JsonObject(outputs.Select(output => KeyValuePair.Create(output.Key, JournalValue.Of(output.Value))));
        }
    }

    private static void AddIntents(JsonObject content, IReadOnlyList<JsonObject> intents)
    {
        if (intents.Count > 0)
        {
            content["intents"] = new JsonArray([.. intents]);
        }
    }

    private JsonObject Begin(string name) => new()
    {
        ["stimulus"] = stimulus.Number,
        ["event"] = name,
    };
}
