using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>Whether the limit of a whole case was kept. Immutable.</summary>
/// <param name="DueAt">When the limit passed, or would have.</param>
/// <param name="InTime">Whether its clock had been stopped by then; one that still runs as the case closes is taken to stop then.</param>
public sealed record LimitKept(Instant DueAt, bool InTime)
{
    /// <summary>Judges a case that has been closed; null where it had no limit.</summary>
    /// <param name="file">The case.</param>
    /// <param name="time">Calendar and office hours.</param>
    public static LimitKept? Of(CaseFile file, WorkingTime time)
    {
        if (file.OverallClock is not { } clock)
        {
            return null;
        }

        var stopped = clock.StoppedAt ?? file.ClosedAt!.Value;
        var dueAt = DeadlineComputation.Compute(clock.ForComputation(file.ReceivedAt) with { StoppedAt = stopped }, time, stopped).DueAt;
        return new LimitKept(dueAt, stopped <= dueAt);
    }
}
