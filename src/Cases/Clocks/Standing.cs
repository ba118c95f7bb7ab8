using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>How a limit stands at a moment: now, or when its clock was stopped for good. Immutable.</summary>
/// <param name="Remaining">
/// What is left after today: 0 on the last day. Negative when overdue: −1 from the last day's close of business on, and one more with
/// each further day of the unit.
/// </param>
/// <param name="IsOverdue">Whether the last day's close of business has passed.</param>
/// <param name="ElapsedSinceReceipt">The working days since receipt, pauses or not, so that a pause cannot hide delay.</param>
/// <param name="Lamp">The lamp.</param>
public readonly record struct Standing(DayCount Remaining, bool IsOverdue, DayCount ElapsedSinceReceipt, Lamp Lamp)
{
    /// <summary>Reads how a limit stands.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="deadline">Its deadline, computed for the same <paramref name="now"/>.</param>
    /// <param name="time">The agency's working time.</param>
    /// <param name="thresholds">When the lamp changes.</param>
    /// <param name="now">Business time.</param>
    public static Standing Of(Clock clock, in Deadline deadline, WorkingTime time, LampThresholds thresholds, Instant now)
    {
        var moment = clock.MomentAt(now);
        var today = ShanghaiTime.DateOf(moment);
        var isOverdue = moment > deadline.DueAt;
        var unit = clock.Length.Unit;
        var days = unit == DayUnit.WorkingDays
            ? time.Calendar.CountWorkingDays(today, deadline.DueOn)
            : Period.DaysBetween(today, deadline.DueOn);

        // Overdue begins at the close of business, although no whole day has passed since.
        var remaining = isOverdue ? Math.Min(days, -1) : days;
        var hasLamp = clock.TimeKind == TimeKind.Limit && !clock.IsStoppedAt(now) && !deadline.IsPaused;
        return new(
            new(remaining, unit),
            isOverdue,
            new(time.Calendar.CountWorkingDays(clock.ReceivedOn, today), DayUnit.WorkingDays),
            hasLamp ? Light(remaining, deadline.Days, thresholds) : Lamp.None);
    }

    private static Lamp Light(int remaining, int days, LampThresholds thresholds) =>
        remaining <= 0 || remaining <= thresholds.Red * days ? Lamp.Red
        : remaining <= thresholds.Yellow * days ? Lamp.Yellow
        : Lamp.Green;
}
