using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.CodeFirst;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>
/// Runs a flow burst by burst without a database, its state passing through JSON each time as it does in the store. Each burst is run twice, as a
/// replay would, and must come out the same.
/// </summary>
internal sealed class FlowRun(WorkflowGraph graph, params object[] services)
{
    private static readonly ActivityRegistry Registry = new(typeof(FlowRun).Assembly);
    private static readonly Guid InstanceId = Guid.Parse("0190a8a0-0000-7000-8000-000000000001", CultureInfo.InvariantCulture);

    private readonly List<JsonObject> records = [];
    private readonly List<string> effects = [];
    private string? state;
    private int stimuli;

    public FlowRun(IActivity root)
        : this(new Workflow(root))
    {
    }

    public FlowRun(Workflow workflow)
        : this(new WorkflowGraph(Named(workflow), Registry))
    {
    }

    /// <summary>Runs a definition as it stands in a file.</summary>
    public FlowRun(JsonObject definition, params object[] services)
        : this(EngineHost.Reader.Read(JsonSerializer.SerializeToElement(definition)), services)
    {
    }

    /// <summary>The steps that completed, in order; containers left out.</summary>
    public string Trace => string.Join(' ', records
        .Where(record => (string)record["event"]! == "Completed")
        .Select(record => ((string)record["node"]!).Split(':'))
        .Where(path => path.Length > 2)
        .Select(path => path[^1]));

    /// <summary>All that happened, as activity and event.</summary>
    public IEnumerable<string> Events => records
        .Where(record => record.ContainsKey("node"))
        .Select(record => $"{((string)record["node"]!).Split(':')[^1]} {record["event"]}");

    /// <summary>All records of the journal.</summary>
    public IReadOnlyList<JsonObject> Records => records;

    /// <summary>What was written down by <see cref="WriteLine"/>.</summary>
    public IEnumerable<string?> Texts => records.Where(record => (string)record["event"]! == "Text").Select(record => (string?)record["message"]);

    /// <summary>What was done to the case.</summary>
    public IReadOnlyList<string> Effects => effects;

    public BurstResult Last { get; private set; } = null!;

    public WorkflowSubStatus SubStatus => Last.State.SubStatus;

    public IEnumerable<string> Waiting => Last.State.Bookmarks.Select(bookmark => Last.State.Executions.Single(execution => execution.Id == bookmark.Execution).NodeId.Split(':')[^1]);

    public FlowRun Start(JsonObject? input = null) => Send(new Stimulus(StimulusKind.Start, "Start", "test") { Input = input ?? [] });

    public FlowRun Resume(string activityId, JsonObject? input = null) =>
        Send(new Stimulus(StimulusKind.Resume, "Resume", "test") { BookmarkId = BookmarkOf(activityId), Input = input ?? [] });

    public FlowRun Send(Stimulus stimulus)
    {
        var numbered = stimulus with { Number = ++stimuli, At = DateTimeOffset.UnixEpoch.AddHours(stimuli) };
        var before = state is null ? null : JsonSerializer.Deserialize(state, InstanceStateJson.Default.InstanceState);
        var (testCase, again) = (new TestCase(services), new TestCase(services));
        Last = Burst.Run(graph, InstanceId, before, numbered, testCase);
        state = Written(Last);
        records.AddRange(Last.Records.Select(record => record.Content));
        effects.AddRange(testCase.Effects);
        Told(Burst.Run(graph, InstanceId, before, numbered, again)).Should().Be(Told(Last), "a burst is a function");
        return this;
    }

    /// <summary>Runs again what faulted at an activity.</summary>
    public FlowRun Retry(string activityId) => Send(new Stimulus(StimulusKind.Retry, "Retry", "admin")
    {
        ExecutionId = Last.Incidents.First(incident => incident.ActivityId == activityId).ActivityInstanceId,
    });

    /// <summary>What an activity left under a name, as the journal has it.</summary>
    public string? Output(string activityId, string name) =>
        (string?)records.Last(record => record.ContainsKey("outputs") && ((string)record["node"]!).EndsWith($":{activityId}", StringComparison.Ordinal))["outputs"]![name];

    public string BookmarkOf(string activityId) => Last.State.Bookmarks
        .First(bookmark => Last.State.Executions.Single(execution => execution.Id == bookmark.Execution).NodeId.EndsWith($":{activityId}", StringComparison.Ordinal)).Id;

    private static Workflow Named(Workflow workflow)
    {
        ActivityIds.Assign(workflow);
        return workflow;
    }

    private static string Written(BurstResult result) => JsonSerializer.Serialize(result.State, InstanceStateJson.Default.InstanceState);

    private static string Told(BurstResult result) => string.Join('\n', result.Records.Select(record => record.Content.ToJsonString()).Append(Written(result)));
}
