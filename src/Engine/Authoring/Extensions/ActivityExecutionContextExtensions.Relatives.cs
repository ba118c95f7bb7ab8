using Elsa.Workflows;

namespace Elsa.Extensions;

/// <content>The executions around and below one.</content>
public static partial class ActivityExecutionContextExtensions
{
    /// <summary>The executions around one, from the nearest outwards.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static IEnumerable<ActivityExecutionContext> GetAncestors(this ActivityExecutionContext activityExecutionContext)
    {
        for (var ancestor = activityExecutionContext.ParentActivityExecutionContext; ancestor is not null; ancestor = ancestor.ParentActivityExecutionContext)
        {
            yield return ancestor;
        }
    }

    /// <summary>The nearest execution around one that will do.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    /// <param name="predicate">Whether it will do.</param>
    public static ActivityExecutionContext? FindParent(this ActivityExecutionContext activityExecutionContext, Func<ActivityExecutionContext, bool> predicate) =>
        activityExecutionContext.GetAncestors().FirstOrDefault(predicate);

    /// <summary>The nearest execution around one that declares variables.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static ActivityExecutionContext? FindParentWithVariableContainer(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.FindParent(ancestor => ancestor.Activity is IVariableContainer);

    /// <summary>The executions directly below one.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static IEnumerable<ActivityExecutionContext> GetChildren(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.ChildList;

    /// <summary>The executions directly below one that have not ended.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static IEnumerable<ActivityExecutionContext> GetActiveChildren(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.ChildList.Where(child => !child.IsCompleted);

    /// <summary>The executions below one, at any depth.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static IEnumerable<ActivityExecutionContext> GetDescendants(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.ChildList.SelectMany(child => child.GetDescendants().Prepend(child));

    /// <summary>The executions below one, at any depth. The same as <see cref="GetDescendants"/>.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static IEnumerable<ActivityExecutionContext> GetDescendents(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.GetDescendants();
}
