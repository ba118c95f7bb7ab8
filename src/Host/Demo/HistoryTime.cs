using NodaTime;

namespace MedInsFlows.Host.Demo;

/// <summary>The time of a host that plays what has been: it begins in the past, passes as ever, and is moved forward from one event to the next. Not moved by several at once.</summary>
internal sealed class HistoryTime(Instant beginning) : TimeProvider
{
    private readonly Lock moving = new();
    private Instant moved = beginning;
    private long movedAt = System.GetTimestamp();

    /// <summary>The time as it is now.</summary>
    public Instant Now
    {
        get
        {
            lock (moving)
            {
                return moved + Duration.FromTimeSpan(System.GetElapsedTime(movedAt));
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Moves it forward; it never goes back.</summary>
    public void MoveTo(Instant instant)
    {
        lock (moving)
        {
            if (instant > Now)
            {
                (moved, movedAt) = (instant, System.GetTimestamp());
            }
        }
    }
}
