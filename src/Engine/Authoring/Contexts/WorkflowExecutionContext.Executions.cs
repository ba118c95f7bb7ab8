using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Stimuli;

namespace Elsa.Workflows;

/// <content>Executions, queued work, callbacks and bookmarks.</content>
public partial class WorkflowExecutionContext
{
    private readonly List<ActivityExecutionContext> contexts = [];
    private readonly List<Bookmark> bookmarks = [];

    private readonly ActivityOutputRegister outputs = new();

    /// <summary>Where executions wait.</summary>
    public IReadOnlyCollection<Bookmark> Bookmarks => bookmarks;

    /// <summary>The executions that have not ended.</summary>
    public IEnumerable<ActivityExecutionContext> GetActiveActivityExecutionContexts() => contexts.Where(context => !context.IsCompleted);

    /// <summary>Adds an entry about the workflow itself to the journal.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="message">In words; nothing personal.</param>
    /// <param name="payload">What with; nothing personal.</param>
    public WorkflowExecutionLogEntry AddExecutionLogEntry(string eventName, string? message = null, object? payload = null) =>
        Root!.AddExecutionLogEntry(eventName, message, null, payload);

    /// <summary>Work that is queued, first in first out.</summary>
    internal WorkQueue Scheduler { get; } = new();

    /// <summary>What this burst has for other instances.</summary>
    internal List<OutgoingStimulus> Sent { get; } = [];

    /// <summary>Who wants to hear of which completion.</summary>
    internal List<CompletionCallback> CompletionCallbacks { get; } = [];

    /// <summary>What activities left in this burst.</summary>
    public ActivityOutputRegister GetActivityOutputRegister() => outputs;

    /// <summary>The result that an activity left last in this burst.</summary>
    public object? GetLastActivityResult() => outputs.LastResult;

    /// <summary>Queues an activity.</summary>
    internal void Schedule(ActivityNode node, ActivityExecutionContext? owner, ScheduleWorkOptions options)
    {
        if (owner?.IsCompleted == true)
        {
            throw new FlowException($"活动“{owner.Activity.Id}”已经结束，不能再安排下级活动。");
        }

        if (options.PreventDuplicateScheduling && Scheduler.Any(item => item.Node == node && item.Owner == owner))
        {
            return;
        }

        if (owner is not null && options.CompletionCallback is { } callback)
        {
            CompletionCallbacks.Add(new CompletionCallback(owner, node, Callbacks.NameOf(callback), options.Tag));
        }

        Scheduler.Enqueue(new WorkItem(node, owner, Brought, options.Tag, options.Variables, options.Input, options.ExistingActivityExecutionContext));
    }

    /// <summary>Makes an execution.</summary>
    internal ActivityExecutionContext CreateExecution(WorkItem item)
    {
        var context = new ActivityExecutionContext(NextId(), this, item.Owner, item.Node, item.Tag)
        {
            ActivityInput = item.Input ?? new Dictionary<string, object>(),
        };
        context.DeclareVariables(item.Variables);
        contexts.Add(context);
        return context;
    }

    /// <summary>Takes up an execution that the instance kept.</summary>
    internal void Restore(ActivityExecutionContext context) => contexts.Add(context);

    /// <summary>Takes the callback for a completed child out of the list.</summary>
    internal ActivityCompletionCallback? PopCompletionCallback(ActivityExecutionContext owner, ActivityNode child)
    {
        var index = CompletionCallbacks.FindIndex(callback => callback.Owner == owner && callback.Child == child);
        if (index < 0)
        {
            return null;
        }

        var name = CompletionCallbacks[index].MethodName;
        CompletionCallbacks.RemoveAt(index);
        return Callbacks.Completion(owner.Activity, name);
    }

    /// <summary>Drops bookmarks, callbacks and incidents of an execution that ended.</summary>
    internal void Forget(ActivityExecutionContext context)
    {
        foreach (var incident in Incidents.Where(incident => incident.ActivityInstanceId == context.Id).ToList())
        {
            Resolve(incident, context);
        }

        RemoveBookmarks(bookmark => bookmark.ActivityInstanceId == context.Id);
        CompletionCallbacks.RemoveAll(callback => callback.Owner == context);
    }

    /// <summary>Takes an incident off the list: someone dealt with it, or the execution ended otherwise.</summary>
    internal void Resolve(ActivityIncident incident, ActivityExecutionContext context)
    {
        Incidents.Remove(incident);
        context.AddFaults(-1);
    }

    /// <summary>Adds a bookmark.</summary>
    internal void Add(Bookmark bookmark) => bookmarks.Add(bookmark);

    /// <summary>Removes bookmarks.</summary>
    internal void RemoveBookmarks(Predicate<Bookmark> predicate) => bookmarks.RemoveAll(predicate);
}
