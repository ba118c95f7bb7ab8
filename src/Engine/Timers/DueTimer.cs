namespace MedInsFlows.Engine.Timers;

/// <summary>A timer that is due.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Key">The timer.</param>
/// <param name="DueAt">When it was due, in business time.</param>
public sealed record DueTimer(Guid InstanceId, TimerKey Key, DateTimeOffset DueAt)
{
    /// <summary>Whether it is a delay of the flow itself; then its subject is the bookmark to resume at.</summary>
    public bool IsDelay => Key.Kind == Elsa.Scheduling.Bookmarks.DelayPayload.BookmarkName;
}
