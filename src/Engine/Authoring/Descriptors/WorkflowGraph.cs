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
        (NodeIdLookup, NodeActivityLookup) = (byNodeId.AsReadOnly(), byActivity.AsReadOnly());
    }

    /// <summary>The workflow.</summary>
    public Workflow Workflow { get; }

    /// <summary>Its node.</summary>
    public ActivityNode Root { get; }

    /// <summary>All nodes, containers before what they hold.</summary>
    public ICollection<ActivityNode> Nodes => byNodeId.Values;

    /// <summary>The nodes by activity.</summary>
    public IDictionary<IActivity, ActivityNode> NodeActivityLookup { get; }

    /// <summary>The nodes by id.</summary>
    public IDictionary<string, ActivityNode> NodeIdLookup { get; }

    /// <summary>The activity that a handle means; none if it means an execution.</summary>
    /// <param name="handle">The handle.</param>
    public IActivity? FindActivity(ActivityHandle handle) => handle.ActivityNodeId is { } nodeId ? FindActivityByNodeId(nodeId)
        : handle.ActivityId is { } id ? FindActivityById(id)
        : null;

    /// <summary>The node with an id.</summary>
    /// <param name="nodeId">The ids from the workflow down, joined by <c>:</c>.</param>
    public ActivityNode? FindNodeById(string nodeId) => byNodeId.GetValueOrDefault(nodeId);

    /// <summary>The node of an activity.</summary>
    /// <param name="activity">The activity.</param>
    public ActivityNode? FindNodeByActivity(IActivity activity) => byActivity.GetValueOrDefault(activity);

    /// <summary>The node of the activity with an id.</summary>
    /// <param name="activityId">The id; only a whole one matches.</param>
    public ActivityNode? FindNodeByActivityId(string activityId) => Nodes.FirstOrDefault(node => node.Activity.Id == activityId);

    /// <summary>The activity at a node.</summary>
    /// <param name="nodeId">The node.</param>
    public IActivity? FindActivityByNodeId(string nodeId) => FindNodeById(nodeId)?.Activity;

    /// <summary>The activity with an id.</summary>
    /// <param name="activityId">The id; only a whole one matches.</param>
    public IActivity? FindActivityById(string activityId) => FindNodeByActivityId(activityId)?.Activity;

    /// <summary>The node of an activity that is part of the workflow.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal ActivityNode NodeOf(IActivity activity) => FindNodeByActivity(activity)
        ?? throw new InvalidOperationException($"Activity '{activity.Id}' is not part of workflow '{Workflow.Id}'.");

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
