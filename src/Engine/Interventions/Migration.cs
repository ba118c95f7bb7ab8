using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Interventions;

/// <summary>
/// Carries instances in the middle of their flow over to another version of the definition. Activities are the same if they have the same node id and type. What
/// the flow has done is kept; a wait stays if its activity is the same to the letter, is renewed if it is not, and needs a target if it is gone. Immutable.
/// </summary>
internal sealed class Migration
{
    private readonly Dictionary<string, JsonElement> nodesBefore;
    private readonly Dictionary<string, JsonElement> nodesAfter;
    private readonly IReadOnlyDictionary<string, string> targets;

    /// <summary>A way from version to version.</summary>
    /// <param name="before">The version that instances are on.</param>
    /// <param name="after">The version by which they are to go on.</param>
    /// <param name="targets">For waits that are to go on elsewhere: by their node the node at which the flow goes on.</param>
    public Migration(DefinitionVersion before, DefinitionVersion after, IReadOnlyDictionary<string, string> targets)
    {
        (Before, After, this.targets) = (before, after, targets);
        (nodesBefore, nodesAfter) = (NodesOf(before), NodesOf(after));
    }

    public DefinitionVersion Before { get; }

    public DefinitionVersion After { get; }

    /// <summary>The targets that a stimulus names.</summary>
    public static IReadOnlyDictionary<string, string> TargetsOf(Stimulus stimulus) =>
        stimulus.Input["targets"] is JsonObject named ? named.ToDictionary(target => target.Key, target => (string)target.Value!) : [];

    /// <summary>What becomes of each wait of an instance.</summary>
    public IReadOnlyList<CarriedWait> Judge(InstanceState state)
    {
        var containers = state.Executions.Select(execution => execution.Parent).ToHashSet();
        var waits = state.Executions.Where(execution => !containers.Contains(execution.Id)).Select(execution => Judge(execution, state)).ToList();
        foreach (var moved in waits.Where(wait => wait.Fate == WaitFate.Moved).ToList())
        {
            var target = After.Graph.FindNodeById(moved.Target!)!;
            var ahead = ((Flowchart)target.Parent!.Activity).Graph!.ForwardDescendants(target.Activity);
            waits = [.. waits.Select(wait => wait.Fate is WaitFate.Stays or WaitFate.Renewed && ChildIn(state, moved.FlowchartId!, wait) is { } child && ahead.Any(activity => activity.Id == child)
                ? wait with { Fate = WaitFate.Overtaken }
                : wait)];
        }

        return [.. waits, .. Lost(state.Queue)];
    }

    /// <summary>The state under the other version, of an instance that has left the waits that do not stay.</summary>
    public InstanceState Carry(InstanceState state) => state with
    {
        Executions = [.. state.Executions.Select(execution => Before.Graph.FindNodeById(execution.NodeId)!.Activity is Flowchart flowchart ? Carry(execution, flowchart) : execution)],
        Callbacks = state.Callbacks is { } callbacks ? [.. callbacks.Where(callback => After.Graph.FindNodeById(callback.ChildNodeId) is not null)] : null,
    };

    /// <summary>Whether the other version has a node, with the same type and in containers of the same types.</summary>
    public bool Survives(string nodeId)
    {
        var (before, after) = (Before.Graph.FindNodeById(nodeId), After.Graph.FindNodeById(nodeId));
        while (before is not null && after is not null && before.Activity.Type == after.Activity.Type)
        {
            (before, after) = (before.Parent, after.Parent);
        }

        return before is null && after is null;
    }

    private CarriedWait Judge(ExecutionState execution, InstanceState state)
    {
        if (targets.TryGetValue(execution.NodeId, out var target))
        {
            return Move(execution, target, state);
        }

        if (!Survives(execution.NodeId))
        {
            return Impossible(execution, $"新版本没有节点“{NameOf(execution.NodeId)}”或改变了它的类型，请指明这里的办件移到哪个节点");
        }

        var same = JsonElement.DeepEquals(nodesBefore.GetValueOrDefault(execution.NodeId), nodesAfter.GetValueOrDefault(execution.NodeId));
        return new CarriedWait(execution.Id, execution.NodeId, same ? WaitFate.Stays : WaitFate.Renewed);
    }

    private CarriedWait Move(ExecutionState execution, string target, InstanceState state)
    {
        if (After.Graph.FindNodeById(target) is not { Parent: { Activity: Flowchart flowchart } container } node || !flowchart.Graph!.IsReachable(node.Activity))
        {
            return Impossible(execution, $"新版本中没有可以从起点到达的节点“{NameOf(target)}”，不能移到那里");
        }

        return Around(execution, state).FirstOrDefault(around => around.NodeId == container.NodeId && Survives(around.NodeId)) is { } open
            ? new CarriedWait(execution.Id, execution.NodeId, WaitFate.Moved) { Target = target, FlowchartId = open.Id }
            : Impossible(execution, $"节点“{NameOf(target)}”不在这里的办件正在运行的流程图中，不能移到那里");
    }

    private static CarriedWait Impossible(ExecutionState execution, string problem) => new(execution.Id, execution.NodeId, WaitFate.Impossible) { Problem = problem };

    /// <summary>Work that a fault left in the queue, of nodes that are gone.</summary>
    private IEnumerable<CarriedWait> Lost(IReadOnlyList<WorkState>? queue) => (queue ?? [])
        .Where(work => !Survives(work.NodeId))
        .Select(work => new CarriedWait(work.Existing ?? string.Empty, work.NodeId, WaitFate.Impossible) { Problem = $"节点“{NameOf(work.NodeId)}”正待运行，而新版本没有它；请先处理流程异常" });

    /// <summary>The activity of a flowchart in which a wait lies, if it does.</summary>
    private static string? ChildIn(InstanceState state, string flowchartId, CarriedWait wait) => Around(state.Executions.First(execution => execution.Id == wait.ExecutionId), state)
        .FirstOrDefault(execution => execution.Parent == flowchartId) is { } child ? NameOf(child.NodeId) : null;

    /// <summary>An execution and those around it, from the nearest outwards.</summary>
    private static IEnumerable<ExecutionState> Around(ExecutionState execution, InstanceState state)
    {
        for (var around = execution; around is not null; around = state.Executions.FirstOrDefault(candidate => candidate.Id == around.Parent))
        {
            yield return around;
        }
    }

    private static string NameOf(string nodeId) => nodeId.Split(':')[^1];

    /// <summary>Visits are kept by the place of a line among all; in the other version the same line may stand elsewhere.</summary>
    private ExecutionState Carry(ExecutionState execution, Flowchart before)
    {
        if (execution.Properties?.GetValueOrDefault(FlowScope.PropertyKey) is not { ValueKind: JsonValueKind.Object } kept)
        {
            return execution;
        }

        var (visited, carried) = (kept.Deserialize(InstanceStateJson.Default.FlowScope)!, new FlowScope());
        var after = ((Flowchart)After.Graph.FindNodeById(execution.NodeId)!.Activity).Graph!;
        var lines = before.Graph!.Lines.ToDictionary(line => line.Identity);
        foreach (var line in after.Lines.Where(line => lines.ContainsKey(line.Identity)))
        {
            carried.Set(line, visited.Visits(lines[line.Identity]), visited.WasFollowed(lines[line.Identity]), after.LineCount);
        }

        foreach (var (activityId, visits) in visited.Activities.Where(activity => After.Graph.FindNodeById($"{execution.NodeId}:{activity.Key}") is not null))
        {
            carried.Activities[activityId] = visits;
        }

        return execution with
        {
            Properties = new(execution.Properties) { [FlowScope.PropertyKey] = JsonSerializer.SerializeToElement(carried, InstanceStateJson.Default.FlowScope) },
        };
    }

    /// <summary>The activities as the document has them, but for where they stand on the canvas.</summary>
    private static Dictionary<string, JsonElement> NodesOf(DefinitionVersion version)
    {
        var nodes = new Dictionary<string, JsonElement>();
        Collect(JsonNode.Parse(version.Document.GetRawText()));
        return nodes;

        void Collect(JsonNode? node)
        {
            foreach (var child in node switch { JsonObject json => json.Select(member => member.Value), JsonArray array => array, _ => [] })
            {
                Collect(child);
            }

            if (node is JsonObject activity && activity["nodeId"] is JsonValue id)
            {
                activity.Remove("metadata");
                nodes[(string)id!] = JsonSerializer.SerializeToElement(activity);
            }
        }
    }
}
