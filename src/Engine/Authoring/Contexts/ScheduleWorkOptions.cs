using Elsa.Workflows.Memory;

namespace Elsa.Workflows.Options;

/// <summary>How an activity is scheduled.</summary>
public class ScheduleWorkOptions
{
    /// <summary>A named method of the scheduling activity that hears of the completion.</summary>
    public ActivityCompletionCallback? CompletionCallback { get; set; }

    /// <summary>A word about the child.</summary>
    public object? Tag { get; set; }

    /// <summary>Variables for the child.</summary>
    public ICollection<Variable>? Variables { get; set; }

    /// <summary>An execution to go on with instead of a new one.</summary>
    public ActivityExecutionContext? ExistingActivityExecutionContext { get; set; }

    /// <summary>Whether to do nothing where the same is queued already.</summary>
    public bool PreventDuplicateScheduling { get; set; }

    /// <summary>Input for this execution.</summary>
    public IDictionary<string, object>? Input { get; set; }
}
