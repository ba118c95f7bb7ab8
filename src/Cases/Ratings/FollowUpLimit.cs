using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Cases.Ratings;

/// <summary>
/// By when a bad rating is to be followed up: 15 working days, as Sichuan's notice on 好差评 has it. The five documents ask for ratings and name no
/// limit, so it is inferred.
/// </summary>
public static class FollowUpLimit
{
    /// <summary>How long it is.</summary>
    public static LimitLength Length { get; } = LimitLength.WorkingDays(15);

    /// <summary>When the follow-up of a rating is to be closed; null where the grade asks for none.</summary>
    /// <param name="grade">The grade.</param>
    /// <param name="at">When it was given; the day is not counted.</param>
    /// <param name="time">The agency's working time.</param>
    public static Instant? DueAt(Grade grade, Instant at, WorkingTime time) =>
        grade.IsBad() ? DeadlineComputation.Compute(new Clock(Length, ClockStart.From(at, "评价"), "inferred"), time, at).DueAt : null;
}
