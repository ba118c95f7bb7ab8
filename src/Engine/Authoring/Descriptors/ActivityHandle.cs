namespace Elsa.Workflows.Models;

/// <summary>Means an activity, or one execution of it.</summary>
public class ActivityHandle
{
    /// <summary>The activity.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Its place.</summary>
    public string? ActivityNodeId { get; init; }

    /// <summary>The execution.</summary>
    public string? ActivityInstanceId { get; init; }

    /// <summary>Means an activity.</summary>
    /// <param name="activityId">The activity.</param>
    public static ActivityHandle FromActivityId(string activityId) => new() { ActivityId = activityId };

    /// <summary>Means an activity at its place.</summary>
    /// <param name="activityNodeId">The place.</param>
    public static ActivityHandle FromActivityNodeId(string activityNodeId) => new() { ActivityNodeId = activityNodeId };

    /// <summary>Means an execution.</summary>
    /// <param name="activityInstanceId">The execution.</param>
    public static ActivityHandle FromActivityInstanceId(string activityInstanceId) => new() { ActivityInstanceId = activityInstanceId };
}
