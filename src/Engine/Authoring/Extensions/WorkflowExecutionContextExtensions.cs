using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

/// <summary>Asking about an instance.</summary>
public static class WorkflowExecutionContextExtensions
{
    /// <summary>Whether nothing is open.</summary>
    /// <param name="workflowExecutionContext">The instance.</param>
    public static bool AllActivitiesCompleted(this WorkflowExecutionContext workflowExecutionContext) => !workflowExecutionContext.GetActiveActivityExecutionContexts().Any();

    /// <summary>What an activity left last in this burst.</summary>
    /// <param name="workflowExecutionContext">The instance.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="outputName">The output; its result if not set.</param>
    public static object? GetOutputByActivityId(this WorkflowExecutionContext workflowExecutionContext, string activityId, string? outputName = null) =>
        workflowExecutionContext.GetActivityOutputRegister().FindOutputByActivityId(activityId, outputName);

    /// <summary>The executions that a handle means, as far as this burst knows them.</summary>
    /// <param name="workflowExecutionContext">The instance.</param>
    /// <param name="activityHandle">The handle.</param>
    public static IEnumerable<ActivityExecutionContext> FindActivityExecutionContexts(this WorkflowExecutionContext workflowExecutionContext, ActivityHandle activityHandle) =>
        workflowExecutionContext.ActivityExecutionContexts.Where(execution =>
            execution.Id == activityHandle.ActivityInstanceId
            || execution.NodeId == activityHandle.ActivityNodeId
            || execution.Activity.Id == activityHandle.ActivityId);
}
