using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace MedInsFlows.Engine.Flow;

/// <summary>What to do with an activity to which a line has just been visited.</summary>
internal enum MergeDecision
{
    /// <summary>More lines are to come.</summary>
    Wait,

    /// <summary>Run it.</summary>
    Run,

    /// <summary>Run it and cancel the branches that are still open before it.</summary>
    RunFirst,

    /// <summary>It will not run this time; what follows it is visited, not followed.</summary>
    Skip,
}

/// <summary>The rules by which an activity that several lines lead to is run. Only forward lines count.</summary>
internal static class MergeRules
{
    public static MergeDecision Decide(IActivity target, FlowLine line, FlowGraph graph, FlowScope scope, bool underWay)
    {
        var inbound = graph.ForwardInbound(target);
        var visits = scope.Visits(target.Id);
        var allVisited = inbound.All(candidate => scope.Visits(candidate) > visits);
        var latest = inbound.Max(scope.Visits);
        var anyFollowed = inbound.Any(candidate => scope.Visits(candidate) == latest && scope.WasFollowed(candidate));
        return ModeOf(target) switch
        {
            FlowJoinMode.WaitAny => scope.Visits(line) <= visits || underWay ? MergeDecision.Wait
                : anyFollowed ? MergeDecision.RunFirst
                : allVisited ? MergeDecision.Skip
                : MergeDecision.Wait,
            _ when !allVisited => MergeDecision.Wait,
            FlowJoinMode.WaitAll => inbound.All(candidate => scope.Visits(candidate) == latest && scope.WasFollowed(candidate)) ? MergeDecision.Run : MergeDecision.Skip,
            _ => anyFollowed ? MergeDecision.Run : MergeDecision.Skip,
        };
    }

    /// <summary>The mode of a join is part of the definition: a literal, or the default. What is no join waits for all that was taken.</summary>
    public static FlowJoinMode ModeOf(IActivity activity) => activity is FlowJoin join
        ? Expressions.ValueConversion.To<FlowJoinMode>(join.Mode.Expression?.Value)
        : FlowJoinMode.WaitAllActive;
}
