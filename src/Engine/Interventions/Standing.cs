using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Interventions;

/// <summary>Where an instance stands, for those who operate the service. Nothing of its case.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Version">The version that it is on.</param>
/// <param name="Stimuli">The number of the last stimulus, by which a command can say what its sender knew of.</param>
/// <param name="SubStatus">In detail, where it stands.</param>
/// <param name="IsHeld">Whether it is held.</param>
/// <param name="Waits">Where it waits, or stands because of a fault.</param>
/// <param name="Targets">The nodes to which it can be moved.</param>
public sealed record Standing(
    Guid InstanceId,
    DefinitionVersion Version,
    int Stimuli,
    WorkflowSubStatus SubStatus,
    bool IsHeld,
    IReadOnlyList<StandingWait> Waits,
    IReadOnlyList<ActivityNode> Targets)
{
    internal static Standing Of(Guid instanceId, DefinitionVersion version, int stimuli, InstanceState state)
    {
        var containers = state.Executions.Select(execution => execution.Parent).ToHashSet();
        return new Standing(
            instanceId,
            version,
            stimuli,
            state.SubStatus,
            state.IsHeld,
            [.. state.Executions.Where(execution => !containers.Contains(execution.Id)).Select(execution => new StandingWait(
                execution.Id,
                version.Graph.FindNodeById(execution.NodeId)!,
                execution.StartedAt,
                state.Incidents?.FirstOrDefault(incident => incident.ActivityInstanceId == execution.Id)?.Message,
                WaysFrom(version.Graph.FindNodeById(execution.NodeId)!)))],
            [.. state.Executions.Select(execution => version.Graph.FindNodeById(execution.NodeId)!).Where(node => node.Activity is Flowchart).Distinct().SelectMany(Reachable)]);
    }

    private static IEnumerable<ActivityNode> Reachable(ActivityNode flowchart) =>
        flowchart.Children.Where(child => ((Flowchart)flowchart.Activity).Graph!.IsReachable(child.Activity));

    private static IReadOnlyList<StandingWay> WaysFrom(ActivityNode node) => node.Parent is { Activity: Flowchart { Graph: { } graph } } around
        ? [.. graph.Outbound(node.Activity).Select(line => new StandingWay(line.Port ?? "Done", around.Children.First(child => child.Activity == line.Target)))]
        : [];
}

/// <summary>A wait of an instance.</summary>
/// <param name="ExecutionId">The execution that waits.</param>
/// <param name="Node">Where.</param>
/// <param name="Since">Since when, in business time.</param>
/// <param name="Fault">Why it stands because of a fault, in Chinese; nothing personal.</param>
/// <param name="Ways">The lines by which it can be left.</param>
public sealed record StandingWait(string ExecutionId, ActivityNode Node, DateTimeOffset Since, string? Fault, IReadOnlyList<StandingWay> Ways);

/// <summary>A line by which a wait can be left.</summary>
/// <param name="Outcome">The outcome that it follows.</param>
/// <param name="Target">Where it leads.</param>
public sealed record StandingWay(string Outcome, ActivityNode Target);
