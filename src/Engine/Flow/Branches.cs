using Elsa.Workflows;

namespace MedInsFlows.Engine.Flow;

/// <summary>The branches that an execution runs side by side.</summary>
internal static class Branches
{
    /// <summary>Whether none is open or queued any more.</summary>
    public static bool AllEnded(ActivityExecutionContext owner) =>
        owner.ChildList.All(child => child.IsCompleted) && !owner.WorkflowExecutionContext.Scheduler.Any(item => item.Owner == owner);
}
