namespace Elsa.Workflows;

/// <summary>The life of one execution of an activity.</summary>
public enum ActivityStatus
{
    /// <summary>Not begun.</summary>
    Pending = 0,

    /// <summary>Begun, perhaps waiting.</summary>
    Running = 1,

    /// <summary>Done.</summary>
    Completed = 2,

    /// <summary>Ended from outside.</summary>
    Canceled = 3,

    /// <summary>It threw.</summary>
    Faulted = 4,
}

/// <summary>The life of an instance, in the large.</summary>
public enum WorkflowStatus
{
    /// <summary>Not ended.</summary>
    Running = 0,

    /// <summary>Ended.</summary>
    Finished = 1,
}

/// <summary>The life of an instance, in detail.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Not begun.</summary>
    Pending = 0,

    /// <summary>In a burst.</summary>
    Executing = 1,

    /// <summary>Waiting between bursts.</summary>
    Suspended = 2,

    /// <summary>Ran to its end.</summary>
    Finished = 3,

    /// <summary>Ended from outside.</summary>
    Cancelled = 4,

    /// <summary>Ended by a fault.</summary>
    Faulted = 5,

    /// <summary>Stopped with its host. Not used by this engine: a burst commits whole or not at all.</summary>
    Interrupted = 6,
}

/// <summary>How an activity runs.</summary>
public enum ActivityKind
{
    /// <summary>In the burst.</summary>
    Action = 0,

    /// <summary>May start a workflow.</summary>
    Trigger = 1,

    /// <summary>In the background, always.</summary>
    Job = 2,

    /// <summary>In the background, if so set.</summary>
    Task = 3,
}

/// <summary>Which of several matching cases of a switch are taken.</summary>
public enum SwitchMode
{
    /// <summary>The first.</summary>
    MatchFirst = 0,

    /// <summary>All.</summary>
    MatchAny = 1,
}

/// <summary>Which branches of a fork are waited for.</summary>
public enum ForkJoinMode
{
    /// <summary>All.</summary>
    WaitAll = 0,

    /// <summary>The first; the others are cancelled.</summary>
    WaitAny = 1,
}
