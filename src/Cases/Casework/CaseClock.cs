using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>A clock of a case, as it was started and as it stands.</summary>
/// <param name="Id">Its id, unique within the case.</param>
/// <param name="Activity">The activity that started it; its definition says what the document prints.</param>
/// <param name="Length">How long.</param>
/// <param name="StartEvent">What started it (受理 …).</param>
/// <param name="StartAssumed">Whether the document leaves the start open.</param>
/// <param name="StartedAt">When.</param>
public sealed record CaseClock(string Id, string Activity, LimitLength Length, string StartEvent, bool StartAssumed, Instant StartedAt)
{
    /// <summary>Grows each time its points of time are computed anew.</summary>
    public int Generation { get; init; }

    /// <summary>The version of the calendar by which its points of time were computed.</summary>
    public int Calendar { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>Whether the limit has passed.</summary>
    public bool Breached { get; init; }

    /// <summary>The clock for computation.</summary>
    /// <param name="receivedAt">When the application came, from which the days since receipt are counted.</param>
    /// <param name="clause">Where the limit is printed; the definition says so.</param>
    public Clock ForComputation(Instant receivedAt, string clause = "") => new(Length, ClockStart.From(StartedAt, StartEvent, StartAssumed), clause)
    {
        StoppedAt = StoppedAt,
        ReceivedOn = ShanghaiTime.DateOf(receivedAt),
    };
}

/// <summary>The points of time of a clock that have a timer.</summary>
public static class ClockMarks
{
    /// <summary>The limit itself.</summary>
    public const string Due = "Due";
}
