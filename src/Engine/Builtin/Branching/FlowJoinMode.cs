namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>Which branches a join waits for.</summary>
public enum FlowJoinMode
{
    /// <summary>All; a branch that was not taken means the join is never run.</summary>
    WaitAll = 0,

    /// <summary>All that were taken.</summary>
    WaitAllActive = 1,

    /// <summary>The first; the others are cancelled.</summary>
    WaitAny = 2,
}
