using Elsa.Workflows.Activities;
using MedInsFlows.Engine.Activation;

namespace Elsa.Workflows.Models;

/// <summary>A workflow as a tree of nodes. Immutable; thread-safe; one for all bursts of a definition version.</summary>
public sealed class WorkflowGraph
{
    private readonly Dictionary<string, ActivityNode> byNodeId = [];
    private readonly Dictionary<IActivity, ActivityNode> byActivity = new(ReferenceEqualityComparer.Instance);

    internal WorkflowGraph(Workflow workflow, ActivityRegistry registry)
    {
        Workflow = workflow;
        Root = Visit(workflow, null, string.Empty, registry);
    }

    /// <summary>The workflow.</summary>
    public Workflow Workflow { get; }

    /// <summary>Its node.</summary>
    public ActivityNode Root { get; }

    /// <summary>All nodes, containers before what they hold.</summary>
    public IReadOnlyCollection<ActivityNode> Nodes => byNodeId.Values;

    /// <summary>The node with an id, if there is one.</summary>
    /// <param name="nodeId">The id.</param>
    public ActivityNode? Find(string nodeId) => byNodeId.GetValueOrDefault(nodeId);

    /// <summary>The node of an activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <exception cref="InvalidOperationException">It is not part of the workflow.</exception>
    public ActivityNode NodeOf(IActivity activity) => byActivity.TryGetValue(activity, out var node)
        ? node
        : throw new InvalidOperationException($"Activity '{activity.Id}' is not part of workflow '{Workflow.Id}'.");

    private ActivityNode Visit(IActivity activity, ActivityNode? parent, string port, ActivityRegistry registry)
    {
        var node = new ActivityNode(activity, registry.DescriptorOf(activity), parent, port);
        if (!byNodeId.TryAdd(node.NodeId, node))
        {
            throw new InvalidOperationException($"Two activities have the id '{activity.Id}'.");
        }

        byActivity.Add(activity, node);
        activity.NodeId = node.NodeId;
        foreach (var (childPort, child) in ChildActivities.Of(activity))
        {
            Visit(child, node, childPort, registry);
        }

        return node;
    }
}
