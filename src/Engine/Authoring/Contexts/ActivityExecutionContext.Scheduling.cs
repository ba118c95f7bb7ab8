using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
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
    public ValueTask ScheduleActivitiesAsync(params IActivity?[] activities) => ScheduleActivities(activities);

    /// <summary>Schedules an activity below a given execution.</summary>
    /// <param name="activityNode">The activity's place.</param>
    /// <param name="owner">The execution; this one if not set.</param>
    /// <param name="options">How.</param>
    public Task ScheduleActivityAsync(ActivityNode? activityNode, ActivityExecutionContext? owner = null, ScheduleWorkOptions? options = null) =>
        ScheduleActivityAsync(activityNode?.Activity, owner, options).AsTask();

    /// <summary>Schedules children.</summary>
    /// <param name="activities">The children.</param>
    /// <param name="completionCallback">A named method of this activity that hears of their completion.</param>
    /// <param name="tag">A word about the children.</param>
    /// <param name="variables">Variables for each child.</param>
    public ValueTask ScheduleActivities(
        IEnumerable<IActivity?> activities, ActivityCompletionCallback? completionCallback, object? tag = null, IEnumerable<Variable>? variables = null) =>
        ScheduleActivities(activities, new ScheduleWorkOptions { CompletionCallback = completionCallback, Tag = tag, Variables = variables?.ToList() });

    /// <summary>Schedules children.</summary>
    /// <param name="activities">The children.</param>
    /// <param name="options">How.</param>
    public async ValueTask ScheduleActivities(IEnumerable<IActivity?> activities, ScheduleWorkOptions? options = null)
    {
        foreach (var activity in activities)
        {
            await ScheduleActivityAsync(activity, options);
        }
    }
}
