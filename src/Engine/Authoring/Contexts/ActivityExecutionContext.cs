using System.Text.Json.Nodes;
using Elsa.Expressions.Models;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Stimuli;

namespace Elsa.Workflows;

/// <summary>
/// One execution of an activity; an activity that a loop runs three times has three. Made anew for each burst from what the instance keeps.
/// Belongs to one burst; not thread-safe.
/// </summary>
public partial class ActivityExecutionContext : IExecutionContext
{
    private readonly List<ActivityExecutionContext> children = [];

    internal ActivityExecutionContext(string id, WorkflowExecutionContext workflow, ActivityExecutionContext? parent, ActivityNode node, object? tag)
    {
        (Id, WorkflowExecutionContext, ParentActivityExecutionContext, ActivityNode, Tag) = (id, workflow, parent, node, tag);
        ExpressionExecutionContext = new ExpressionExecutionContext(
            workflow.ServiceProvider,
            new MemoryRegister(),
            parent?.ExpressionExecutionContext ?? workflow.ExpressionExecutionContext)
        {
            Owner = this,
        };
        StartedAt = workflow.Now;
        CallStackDepth = parent is null ? 0 : parent.CallStackDepth + 1;
        parent?.children.Add(this);
    }

    /// <summary>Its id, derived from the instance and the stimulus.</summary>
    public string Id { get; }

    /// <summary>When it began, in business time.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>When it completed, in business time.</summary>
    public DateTimeOffset? CompletedAt { get; internal set; }

    /// <summary>A word of the parent about this child.</summary>
    public object? Tag { get; set; }

    /// <summary>Whether it completed or was cancelled.</summary>
    public bool IsCompleted => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    /// <summary>How many faults are open here and below.</summary>
    public int AggregateFaultCount { get; set; }

    /// <summary>The workflow it belongs to.</summary>
    public WorkflowExecutionContext WorkflowExecutionContext { get; }

    /// <summary>The container's execution.</summary>
    public ActivityExecutionContext? ParentActivityExecutionContext { get; }

    /// <summary>How many containers are around it.</summary>
    public int CallStackDepth { get; }

    /// <inheritdoc />
    public ExpressionExecutionContext ExpressionExecutionContext { get; }

    /// <summary>The activity.</summary>
    public IActivity Activity => ActivityNode.Activity;

    /// <summary>What is known of the activity's type.</summary>
    public ActivityDescriptor ActivityDescriptor => ActivityNode.Descriptor;

    /// <summary>The activity's place in the workflow.</summary>
    public ActivityNode ActivityNode { get; }

    /// <summary>The id of that place.</summary>
    public string NodeId => ActivityNode.NodeId;

    /// <summary>Never cancelled: a burst does no I/O.</summary>
    public CancellationToken CancellationToken => WorkflowExecutionContext.CancellationToken;

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; internal set; }

    /// <summary>What it threw.</summary>
    public Exception? Exception { get; set; }

    /// <summary>The executions below it that this burst knows.</summary>
    public ISet<ActivityExecutionContext> Children => children.ToHashSet();

    /// <summary>What the burst was brought: the stimulus' input, over what the workflow keeps of its inputs.</summary>
    public IDictionary<string, object> WorkflowInput => WorkflowExecutionContext.Input;

    /// <summary>What the parent gave to this execution.</summary>
    public IDictionary<string, object> ActivityInput { get; internal init; } = new Dictionary<string, object>();

    /// <summary>What goes into the journal with this execution.</summary>
    public IDictionary<string, object> JournalData => field ??= new Dictionary<string, object>();

    /// <summary>The executions below it that this burst knows, in the order they were made.</summary>
    internal IReadOnlyList<ActivityExecutionContext> ChildList => children;

    /// <summary>Sends something to another instance in the commit of this burst, and writes into the journal that it did.</summary>
    internal void Send(OutgoingStimulus stimulus)
    {
        WorkflowExecutionContext.Sent.Add(stimulus);
        AddExecutionLogEntry(LogEvents.Sent, payload: new JsonObject
        {
            ["id"] = stimulus.Id,
            ["aim"] = stimulus.Aim.ToString(),
            ["name"] = stimulus.Name,
            ["instance"] = stimulus.InstanceId,
            ["definition"] = stimulus.DefinitionId,
        });
    }

    /// <summary>Counts faults here and in the containers around.</summary>
    internal void AddFaults(int count)
    {
        for (var context = this; context is not null; context = context.ParentActivityExecutionContext)
        {
            context.AggregateFaultCount += count;
        }
    }

    /// <summary>Adds an entry to the journal.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="message">In words; nothing personal.</param>
    /// <param name="source">Where from; not journalled.</param>
    /// <param name="payload">What with; nothing personal.</param>
    public WorkflowExecutionLogEntry AddExecutionLogEntry(string eventName, string? message = null, string? source = null, object? payload = null)
    {
        var log = WorkflowExecutionContext.ExecutionLog;
        log.Add(new ExecutionLogEntry(this, eventName, message, payload));
        return new WorkflowExecutionLogEntry(
            Id,
            ParentActivityExecutionContext?.Id,
            Activity.Id,
            Activity.Type,
            Activity.Version,
            Activity.Name,
            NodeId,
            null,
            WorkflowExecutionContext.Now,
            log.Count,
            eventName,
            message,
            source,
            payload);
    }
}
