namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>Where work on a host stands still, so that another's may go on, or never goes on because the host has died.</summary>
internal enum Pause
{
    /// <summary>Somebody has locked what it needs.</summary>
    Waiting,

    /// <summary>No earlier answer was found.</summary>
    AfterKey,

    /// <summary>The instance is locked and read.</summary>
    AfterLock,

    /// <summary>The activities have run; a mail has been handed over.</summary>
    AfterActivities,

    /// <summary>All is sent but the commit.</summary>
    BeforeCommit,

    /// <summary>Half of the commit is done; never in a sound store.</summary>
    AmidCommit,

    /// <summary>The commit is done; nobody was told.</summary>
    AfterCommit,

    /// <summary>The answer is ready, made now or kept from the first time; who asked has not got it.</summary>
    BeforeAnswer,
}
