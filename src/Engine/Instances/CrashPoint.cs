namespace MedInsFlows.Engine.Instances;

/// <summary>The places in a command at which a test may kill the host.</summary>
public enum CrashPoint
{
    /// <summary>The instance is locked and read.</summary>
    AfterLock,

    /// <summary>The activities have run; nothing is sent yet.</summary>
    AfterActivities,

    /// <summary>All is sent but the commit.</summary>
    BeforeCommit,

    /// <summary>The database has committed; nobody was told.</summary>
    AfterCommit,

    /// <summary>The answer is ready, made now or kept from the first time; who asked has not got it.</summary>
    BeforeAnswer,
}
