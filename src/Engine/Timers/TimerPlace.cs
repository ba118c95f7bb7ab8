namespace MedInsFlows.Engine.Timers;

/// <summary>A place in the order in which timers fire: by when they are due, and among those due at the same instant by when they were armed.</summary>
/// <param name="DueAt">When it is due, in business time.</param>
/// <param name="Armed">Grows from timer to timer.</param>
internal sealed record TimerPlace(DateTimeOffset DueAt, long Armed)
{
    /// <summary>Before all timers.</summary>
    public static TimerPlace First { get; } = new(DateTimeOffset.MinValue, 0);
}
