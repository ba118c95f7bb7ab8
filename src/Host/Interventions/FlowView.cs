using System.ComponentModel;
using Elsa.Extensions;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Host.Studio.Descriptors;
using NodaTime;

namespace MedInsFlows.Host.Interventions;

/// <summary>Where the flow of a case stands, on the wire and on pages.</summary>
internal sealed record FlowView(
    Guid CaseId, string DefinitionId, int Version, int Stimuli, bool Held, IReadOnlyList<WaitView> Waits, IReadOnlyList<NodeView> Targets)
{
    /// <summary>From what the engine says.</summary>
    /// <param name="standing">What it says.</param>
    /// <param name="registry">Knows the Chinese names of outcomes.</param>
    public static FlowView Of(Standing standing, ActivityRegistry registry) => new(
        standing.InstanceId,
        standing.Version.DefinitionId,
        standing.Version.Number,
        standing.Stimuli,
        standing.IsHeld,
        [.. standing.Waits.Select(wait => WaitView.Of(wait, registry))],
        [.. standing.Targets.Select(NodeView.Of)]);
}

/// <summary>A wait, on the wire and on pages.</summary>
internal sealed record WaitView(string ExecutionId, NodeView Node, Instant Since, string? Fault, [property: Description("从该步骤出去的连线")] IReadOnlyList<WayView> Ways)
{
    /// <summary>From what the engine says.</summary>
    public static WaitView Of(StandingWait wait, ActivityRegistry registry)
    {
        var ports = registry.Find(wait.Node.Activity.Type, wait.Node.Activity.Version)?.Ports ?? [];
        return new WaitView(
            wait.ExecutionId,
            NodeView.Of(wait.Node),
            Instant.FromDateTimeOffset(wait.Since),
            wait.Fault,
            [.. wait.Ways.Select(way => new WayView(way.Outcome, Words.Port(ports.FirstOrDefault(known => known.Name == way.Outcome) ?? new Port { Name = way.Outcome }), NodeView.Of(way.Target)))]);
    }
}

/// <summary>A line that leaves a step, on the wire and on pages.</summary>
internal sealed record WayView([property: Description("出口")] string Outcome, [property: Description("出口的中文名称")] string Name, [property: Description("通向哪个节点")] NodeView Target);

/// <summary>A node, on the wire and on pages.</summary>
internal sealed record NodeView(string NodeId, string Name, string Type)
{
    /// <summary>A node of a flow, by the name that the designer reads on it.</summary>
    public static NodeView Of(ActivityNode node) => new(node.NodeId, NameOf(node), node.Activity.Type);

    /// <summary>The name that the designer reads on a node.</summary>
    public static string NameOf(ActivityNode node) => node.Activity.GetDisplayText() ?? node.Activity.Name ?? node.Activity.Id;
}
