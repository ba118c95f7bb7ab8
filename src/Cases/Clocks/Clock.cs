using System.Collections.Immutable;
using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>One limit of a case and what has happened to it so far. Immutable.</summary>
/// <param name="Length">How long the limit is.</param>
/// <param name="Start">The event from which it runs.</param>
/// <param name="Clause">The place in the document that sets the limit, or "inferred" with the reason.</param>
public sealed record Clock(LimitLength Length, ClockStart Start, string Clause)
{
    /// <summary>What the time asks, and of whom.</summary>
    public TimeKind TimeKind { get; init; }

    /// <summary>What ends it.</summary>
    public string EndEvent { get; init; } = "办结";

    /// <summary>The stretches in which the clock stood still; where two overlap, the earlier in the list gives the reason.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>The length before a signed extension; null if there was none. <see cref="Length"/> is then the total.</summary>
    public LimitLength? ExtendedFrom { get; init; }

    /// <summary>When the clock was stopped for good, because the limit was met or fell away; null while it is open.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>The date on which the application was received, since which days are shown; the start, unless told otherwise.</summary>
    public LocalDate ReceivedOn { get; init; } = Start.On;

    /// <summary>The instant as of which the clock is read: now, or the instant at which it was stopped.</summary>
    internal Instant MomentAt(Instant now) => StoppedAt is { } stopped && stopped < now ? stopped : now;

    /// <summary>Whether the clock stands still for a time. One that was stopped for good does not.</summary>
    internal bool IsPausedAt(Instant now) => !IsStoppedAt(now) && Pauses.Any(pause => pause.Covers(now));

    /// <summary>Whether the clock was stopped for good.</summary>
    internal bool IsStoppedAt(Instant now) => StoppedAt <= now;
}
