using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>A stretch in which a clock stands still, from <see cref="FromAt"/> until it goes on at <see cref="ToAt"/>. Immutable.</summary>
public sealed record Pause
{
    /// <summary>Sets the stretch.</summary>
    /// <exception cref="ArgumentException">The end lies before the beginning.</exception>
    public Pause(Instant fromAt, Instant? toAt, string reason, string clause)
    {
        if (toAt < fromAt)
        {
            throw new ArgumentException("中止的结束时间不能早于开始时间。", nameof(toAt));
        }

        (FromAt, ToAt, Reason, Clause) = (fromAt, toAt, reason, clause);
    }

    /// <summary>When the clock stopped.</summary>
    public Instant FromAt { get; }

    /// <summary>When the clock went on; null while it still stands.</summary>
    public Instant? ToAt { get; }

    /// <summary>Why, in a few words that explain a day, e.g. <c>补正中止</c>.</summary>
    public string Reason { get; }

    /// <summary>The place in the document that lets the clock stand still, or "inferred" with the reason.</summary>
    public string Clause { get; }

    /// <summary>Whether the clock stands still at an instant because of this pause.</summary>
    public bool Covers(Instant instant) => FromAt <= instant && (ToAt is null || instant < ToAt);
}
