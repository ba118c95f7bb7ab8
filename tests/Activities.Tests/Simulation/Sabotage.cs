namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>A fault that is built into the store or the shell on purpose, to see that the simulation finds it.</summary>
public enum Sabotage
{
    /// <summary>All is as it should be.</summary>
    None,

    /// <summary>Nobody waits for anybody.</summary>
    NoLocks,

    /// <summary>A commit becomes visible, and lasting, in two halves.</summary>
    HalvedCommits,

    /// <summary>The instance is read before it is locked.</summary>
    ReadBeforeLock,

    /// <summary>The answer is kept in a transaction of its own after the command's.</summary>
    AnswerApart,

    /// <summary>A timer is closed in a transaction of its own before its effect.</summary>
    TimerClosedFirst,

    /// <summary>A timer is closed in a transaction of its own after its effect.</summary>
    TimerClosedLast,

    /// <summary>Bookmarks that were resumed are not deleted.</summary>
    BookmarksKept,

    /// <summary>Timers whose wait has ended are not closed.</summary>
    TimersKept,

    /// <summary>Notices are sent when an activity intends them.</summary>
    NoticesAtOnce,
}
