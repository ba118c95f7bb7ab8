using Elsa.Expressions.Models;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <summary>One instance in one burst. Made anew for each burst from what the instance keeps. Not thread-safe.</summary>
public partial class WorkflowExecutionContext : IExecutionContext
{
    private readonly DerivedIds ids;

    internal WorkflowExecutionContext(WorkflowGraph graph, string id, DateTimeOffset now, DerivedIds ids, IServiceProvider services)
    {
        (WorkflowGraph, Id, Now, this.ids) = (graph, id, now, ids);
        ServiceProvider = new EngineServices(this, services);
        MemoryRegister = new MemoryRegister();
        ExpressionExecutionContext = new ExpressionExecutionContext(ServiceProvider, MemoryRegister);
        CreatedAt = now;
    }

    /// <inheritdoc />
    public IActivity Activity => Workflow;

    /// <summary>In the large, where the instance stands.</summary>
    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted
        ? WorkflowStatus.Finished
        : WorkflowStatus.Running;

    /// <summary>In detail, where the instance stands.</summary>
    public WorkflowSubStatus SubStatus { get; internal set; }

    /// <summary>The workflow's own blocks of memory.</summary>
    public MemoryRegister MemoryRegister { get; }

    /// <inheritdoc />
    public ExpressionExecutionContext ExpressionExecutionContext { get; }

    /// <inheritdoc />
    public string Id { get; }

    /// <summary>Ties instances of one matter together.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>The instance's name.</summary>
    public string? Name { get; set; }

    /// <summary>The instance that started this one, if one did.</summary>
    public string? ParentWorkflowInstanceId { get; internal set; }

    /// <summary>When the instance was made, in business time.</summary>
    public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>Business time of this burst.</summary>
    public DateTimeOffset UpdatedAt => Now;

    /// <summary>When the instance ended, in business time.</summary>
    public DateTimeOffset? FinishedAt => Status == WorkflowStatus.Finished ? Now : null;

    /// <summary>The activity at which a trigger started this instance. This engine starts instances only by command, so none.</summary>
    public string? TriggerActivityId => null;

    /// <inheritdoc />
    public IEnumerable<Variable> Variables => Workflow.Variables;

    /// <summary>What the burst was brought, over what the workflow keeps of its inputs. Keys in any case.</summary>
    public IDictionary<string, object> Input { get; set; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The workflow's outputs.</summary>
    public IDictionary<string, object> Output { get; set; } = new Dictionary<string, object>();

    /// <inheritdoc />
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What lives for the burst only.</summary>
    public IDictionary<object, object> TransientProperties { get => field ??= new Dictionary<object, object>(); set; }

    /// <summary>Faults that nobody has dealt with.</summary>
    public ICollection<ActivityIncident> Incidents { get; } = [];

    /// <summary>Never cancelled: a burst does no I/O.</summary>
    public CancellationToken CancellationToken => CancellationToken.None;

    /// <summary>The executions that this burst knows, in the order they were made.</summary>
    public IReadOnlyCollection<ActivityExecutionContext> ActivityExecutionContexts => contexts;

    /// <summary>Business time of the stimulus. The whole burst happens at this instant.</summary>
    internal DateTimeOffset Now { get; }

    /// <summary>The wait point at which the burst went on.</summary>
    public ResumedBookmarkContext? ResumedBookmarkContext { get; internal set; }

    /// <summary>Whether an administrator lets the instance stand still.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>The wait point of the parent at which the end of this instance is awaited, if it is.</summary>
    internal string? ReplyTo { get; set; }

    /// <summary>What the workflow keeps of its inputs.</summary>
    internal IDictionary<string, object> KeptInput { get; } = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the stimulus brought that set off the work at hand. Work that was queued when a fault stopped its burst keeps its own.</summary>
    internal IDictionary<string, object> Brought { get; private set; } = new Dictionary<string, object>();

    /// <summary>What happened in this burst.</summary>
    internal List<ExecutionLogEntry> ExecutionLog { get; } = [];

    /// <summary>The execution of the workflow itself.</summary>
    internal ActivityExecutionContext? Root => contexts.Find(context => context.ParentActivityExecutionContext is null);

    /// <summary>Whether an activity asked for the whole instance to end.</summary>
    internal bool FinishRequested { get; private set; }

    /// <summary>Ends the whole instance after the running activity: nothing that is queued or waits goes on.</summary>
    internal void RequestFinish()
    {
        FinishRequested = true;
        Scheduler.Clear();
    }

    /// <summary>Lets activities see what the work at hand was brought.</summary>
    internal void Bring(IDictionary<string, object> brought)
    {
        if (brought == Brought)
        {
            return;
        }

        Brought = brought;
        Input = new Dictionary<string, object>(KeptInput, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in brought)
        {
            Input[key] = value;
        }
    }

    /// <summary>An id that nobody else has and that a replay finds again.</summary>
    internal string NextId() => ids.Next();
}
