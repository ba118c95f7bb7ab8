using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>Reading what an instance keeps.</summary>
internal static class InstanceStates
{
    /// <summary>The activities that wait, in the order in which they began to.</summary>
    public static IEnumerable<string> Waiting(this InstanceState state) => state.Bookmarks.Select(bookmark => state.ActivityOf(bookmark));

    /// <summary>The first bookmark at which an activity waits.</summary>
    public static string BookmarkOf(this InstanceState state, string activityId) => state.Bookmarks.First(bookmark => state.ActivityOf(bookmark) == activityId).Id;

    /// <summary>The open executions of an activity.</summary>
    public static IEnumerable<ExecutionState> ExecutionsOf(this InstanceState state, string activityId) =>
        state.Executions.Where(execution => execution.NodeId.Split(':')[^1] == activityId);

    private static string ActivityOf(this InstanceState state, BookmarkState bookmark) =>
        state.Executions.Single(execution => execution.Id == bookmark.Execution).NodeId.Split(':')[^1];
}
