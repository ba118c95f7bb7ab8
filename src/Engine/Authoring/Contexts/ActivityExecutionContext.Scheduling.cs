using Elsa.Workflows.Memory;
using Elsa.Workflows.Options;

namespace Elsa.Workflows;

/// <content>Scheduling activities below this one.</content>
public partial class ActivityExecutionContext
{
    /// <summary>Schedules a child. Without a child, the callback is called at once.</summary>
    /// <param name="activity">The child.</param>
    /// <param name="completionCallback">A named method of this activity that hears of its completion.</param>
    /// <param name="tag">A word about the child.</param>
    /// <param name="variables">Variables for the child.</param>
    public ValueTask ScheduleActivityAsync(IActivity? activity, ActivityCompletionCallback? completionCallback, object? tag = null, IEnumerable<Variable>? variables = null) =>
        ScheduleActivityAsync(activity, new ScheduleWorkOptions { CompletionCallback = completionCallback, Tag = tag, Variables = variables?.ToList() });

    /// <summary>Schedules a child. Without a child, the callback is called at once.</summary>
    /// <param name="activity">The child.</param>
    /// <param name="options">How.</param>
    public ValueTask ScheduleActivityAsync(IActivity? activity, ScheduleWorkOptions? options = null) => ScheduleActivityAsync(activity, this, options);

    /// <summary>Schedules an activity below a given execution.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="owner">The execution.</param>
    /// <param name="options">How.</param>
    public async ValueTask ScheduleActivityAsync(IActivity? activity, ActivityExecutionContext? owner, ScheduleWorkOptions? options = null)
    {
        var parent = owner ?? this;
        if (activity is not null)
        {
            WorkflowExecutionContext.Schedule(WorkflowExecutionContext.NodeOf(activity), parent, options ?? new ScheduleWorkOptions());
        }
        else if (options?.CompletionCallback is { } callback)
        {
            await callback(new ActivityCompletedContext(parent, this));
        }
    }

    /// <summary>Schedules children.</summary>
    /// <param name="activities">The children.</param>
    public async ValueTask ScheduleActivitiesAsync(params IActivity?[] activities)
    {
        foreach (var activity in activities)
        {
            await ScheduleActivityAsync(activity);
        }
    }
}
