namespace MedInsFlows.Engine.Timers;

/// <summary>A timer that is due.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Key">The timer.</param>
/// <param name="DueAt">When it was due, in business time.</param>
public sealed record DueTimer(Guid InstanceId, TimerKey Key, DateTimeOffset DueAt)
{
    /// <summary>Whether it ends a wait of the flow itself; then its subject is the bookmark to resume at.</summary>
    public bool IsDelay => TimedWait.IsNamed(Key.Kind);
}
