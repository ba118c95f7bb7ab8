using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <content>Completing and cancelling.</content>
public partial class ActivityExecutionContext
{
    /// <summary>Whether it is about to end and cancels what is open below it.</summary>
    internal bool IsEnding { get; private set; }

    /// <summary>The outcomes it completed with.</summary>
    internal IReadOnlyList<string> Outcomes { get; private set; } = [];

    /// <summary>Completes the execution, cancelling what is still open below it. Does nothing unless it runs.</summary>
    /// <param name="result">The result; of type <see cref="Activities.Flowchart.Models.Outcomes"/> to name ports, anything else means <c>Done</c>.</param>
    public async ValueTask CompleteActivityAsync(object? result = null)
    {
        if (Status == ActivityStatus.Running && !IsEnding)
        {
            await EndChildrenAsync();
            MarkCompleted(result);
            await SendSignalAsync(new ActivityCompleted(result));
            WorkflowExecutionContext.Forget(this);
        }
    }

    /// <summary>Completes the execution through named ports.</summary>
    /// <param name="outcomes">The ports.</param>
    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => CompleteActivityAsync(new Outcomes(outcomes));

    /// <summary>Completes the nearest composite around this execution, or the workflow, through named ports.</summary>
    /// <param name="outcomes">The ports.</param>
    public async ValueTask CompleteCompositeAsync(params string[] outcomes) => await SendSignalAsync(new CompleteCompositeSignal(new Outcomes(outcomes)));

    /// <summary>Forgets who wanted to hear of the completion of children.</summary>
    public void ClearCompletionCallbacks() => WorkflowExecutionContext.CompletionCallbacks.RemoveAll(callback => callback.Owner == this);

    /// <summary>Says that the execution is completed, and tells nobody.</summary>
    internal void MarkCompleted(object? result)
    {
        Status = ActivityStatus.Completed;
        CompletedAt = WorkflowExecutionContext.Now;
        Outcomes = [.. (result as Outcomes ?? Activities.Flowchart.Models.Outcomes.Default).Names.Where(name => name is not null)];
        AddExecutionLogEntry(LogEvents.Completed);
    }

    /// <summary>Cancels the execution and all below it: queued work, bookmarks and callbacks go, those above are told.</summary>
    internal async ValueTask CancelAsync()
    {
        if (IsCompleted || IsEnding)
        {
            return;
        }

        await EndChildrenAsync();
        Status = ActivityStatus.Canceled;
        CompletedAt = WorkflowExecutionContext.Now;
        WorkflowExecutionContext.Forget(this);
        _ = ParentActivityExecutionContext is { } parent ? WorkflowExecutionContext.PopCompletionCallback(parent, ActivityNode) : null;
        AddExecutionLogEntry(LogEvents.Canceled);
        await SendSignalAsync(new CancelSignal());
    }

    /// <summary>Sends a signal to this activity and then to each around it, until one stops it.</summary>
    /// <returns>Whether one did.</returns>
    internal async ValueTask<bool> SendSignalAsync(object signal)
    {
        for (var receiver = this; receiver is not null; receiver = receiver.ParentActivityExecutionContext)
        {
            var context = new SignalContext(receiver, this, CancellationToken);
            await ((ISignalHandler)receiver.Activity).ReceiveSignalAsync(signal, context);
            if (context.Stopped)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cancels some of what is open right below.</summary>
    internal async ValueTask CancelChildrenAsync(Predicate<ActivityExecutionContext> which)
    {
        // Each tells this activity, which must not take that for a reason to go on or to end by itself.
        IsEnding = true;
        foreach (var child in children.Where(child => !child.IsCompleted && which(child)).ToList())
        {
            await child.CancelAsync();
        }

        IsEnding = false;
    }

    private ValueTask EndChildrenAsync()
    {
        WorkflowExecutionContext.Scheduler.Withdraw(item => item.Existing == this || item.Owner == this);
        return CancelChildrenAsync(_ => true);
    }

    /// <summary>Hears that an execution below completed; calls the callback that was registered when it was scheduled, if that was done here.</summary>
    internal async ValueTask OnChildCompletedAsync(ActivityExecutionContext child, object? result)
    {
        if (child != this && WorkflowExecutionContext.PopCompletionCallback(this, child.ActivityNode) is { } callback)
        {
            await callback(new ActivityCompletedContext(this, child, result));
        }
    }
}
