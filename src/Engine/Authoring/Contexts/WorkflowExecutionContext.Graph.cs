using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <content>The workflow as it is drawn.</content>
public partial class WorkflowExecutionContext
{
    /// <summary>The workflow as a tree.</summary>
    public WorkflowGraph WorkflowGraph { get; }

    /// <summary>The workflow.</summary>
    public Workflow Workflow => WorkflowGraph.Workflow;

    /// <summary>The root of the tree.</summary>
    public ActivityNode Graph => WorkflowGraph.Root;

    /// <summary>All nodes, containers before what they hold.</summary>
    public IReadOnlyCollection<ActivityNode> Nodes => [.. WorkflowGraph.Nodes];

    /// <summary>The nodes by id.</summary>
    public IDictionary<string, ActivityNode> NodeIdLookup => WorkflowGraph.NodeIdLookup;

    /// <summary>The nodes by activity.</summary>
    public IDictionary<IActivity, ActivityNode> NodeActivityLookup => WorkflowGraph.NodeActivityLookup;

    /// <summary>The activity that a handle means.</summary>
    /// <param name="handle">The handle.</param>
    public IActivity? FindActivity(ActivityHandle handle) => handle.ActivityInstanceId is { } id ? FindActivityByInstanceId(id) : WorkflowGraph.FindActivity(handle);

    /// <summary>The node with an id.</summary>
    /// <param name="nodeId">The ids from the workflow down, joined by <c>:</c>.</param>
    public ActivityNode? FindNodeById(string nodeId) => WorkflowGraph.FindNodeById(nodeId);

    /// <summary>The node of an activity.</summary>
    /// <param name="activity">The activity.</param>
    public ActivityNode? FindNodeByActivity(IActivity activity) => WorkflowGraph.FindNodeByActivity(activity);

    /// <summary>The node of the activity with an id.</summary>
    /// <param name="activityId">The id; only a whole one matches.</param>
    public ActivityNode? FindNodeByActivityId(string activityId) => WorkflowGraph.FindNodeByActivityId(activityId);

    /// <summary>The activity at a node.</summary>
    /// <param name="nodeId">The node.</param>
    public IActivity? FindActivityByNodeId(string nodeId) => WorkflowGraph.FindActivityByNodeId(nodeId);

    /// <summary>The activity with an id.</summary>
    /// <param name="activityId">The id; only a whole one matches.</param>
    public IActivity? FindActivityById(string activityId) => WorkflowGraph.FindActivityById(activityId);

    /// <summary>The activity of an execution that this burst knows.</summary>
    /// <param name="activityInstanceId">The execution.</param>
    public IActivity? FindActivityByInstanceId(string activityInstanceId) => contexts.Find(context => context.Id == activityInstanceId)?.Activity;

    /// <summary>The place of an activity.</summary>
    internal ActivityNode NodeOf(IActivity activity) => WorkflowGraph.NodeOf(activity);
}
