using System.Collections.Immutable;
using MedInsFlows.Cases.Calendar;
using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>
/// When a limit ends. One walk over the days serves the bare answer and the explained one, so that they cannot differ.
/// <list type="bullet">
/// <item>The day of the event is not counted (《民法典》第二百零一条); only an immediate limit may end on it.</item>
/// <item>A day counts if it is eligible and the clock runs at its close of business. A pause that begins after the close of one day and
/// ends before that of the next therefore costs nothing.</item>
/// <item>Eligible is a working day; in limits of calendar days or months every day, but the last day must be a working day (第二百零三条).</item>
/// <item>A limit in months is as many calendar days long as lie between the start and the day of the same number, or the last day, of the
/// month in which it ends (第二百零二条). Paused days are made up one for one: a pause is measured in days, and to reckon it in months would
/// give the same pause another length in every month.</item>
/// <item>An immediate limit ends on the first eligible day whose close of business is not before the event.</item>
/// <item>While the clock stands still, the answer is what it would be if it went on now.</item>
/// </list>
/// Pure and thread-safe.
/// </summary>
public static class DeadlineComputation
{
    private const string EveryDay = "自然日";
    private const string MovedOn = "，期满顺延";

    /// <summary>Computes when a limit ends.</summary>
    /// <param name="clock">The limit and what happened to it.</param>
    /// <param name="time">The agency's working time.</param>
    /// <param name="now">Business time; it matters only while the clock stands still.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day lies outside the calendar (<see cref="WorkingCalendar.Covers"/>).</exception>
    public static Deadline Compute(Clock clock, WorkingTime time, Instant now) => Walk(clock, time, now, days: null);

    /// <summary>Computes when a limit ends, and explains it day by day.</summary>
    /// <param name="clock">The limit and what happened to it.</param>
    /// <param name="time">The agency's working time.</param>
    /// <param name="thresholds">When the lamp changes.</param>
    /// <param name="now">Business time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day lies outside the calendar (<see cref="WorkingCalendar.Covers"/>).</exception>
    public static DeadlineExplanation Explain(Clock clock, WorkingTime time, LampThresholds thresholds, Instant now)
    {
        var days = ImmutableArray.CreateBuilder<ExplainedDay>();
        var deadline = Walk(clock, time, now, days);
        var standing = Standing.Of(clock, deadline, time, thresholds, now);
        return new(clock, deadline, standing, days.ToImmutable(), DeadlineRemarks.On(clock, deadline, time.Hours));
    }

    private static Deadline Walk(Clock clock, WorkingTime time, Instant now, ImmutableArray<ExplainedDay>.Builder? days)
    {
        var length = clock.Length;
        var start = WorkingCalendar.IndexOf(clock.Start.On);
        var pauses = FindPausedDays(clock, time.Hours, clock.MomentAt(now));
        var total = length.DaysFrom(clock.Start.On);
        int? provisionalFrom = null;

        var day = FirstDay(clock, time.Hours);
        for (var left = total; ; day++)
        {
            var judgement = time.Calendar[day];
            var isEligible = judgement.IsWorkingDay || (length.CountsEveryDay && left > 1);
            var pause = isEligible ? FindPause(pauses, day) : null;
            var isCounted = isEligible && pause is null;
            if (judgement.IsProvisional)
            {
                provisionalFrom ??= day;
            }

            if (days is not null && day > start)
            {
                var reason = pause?.Reason ?? ReasonOf(judgement, length, isEligible);
                days.Add(new(WorkingCalendar.DateAt(day), isCounted, reason, judgement.IsProvisional));
            }

            if (isCounted && --left == 0)
            {
                break;
            }
        }

        var dueOn = WorkingCalendar.DateAt(day);
        return new(
            clock.Start.On,
            dueOn,
            time.Hours.CloseOf(dueOn),
            total,
            provisionalFrom is { } first ? WorkingCalendar.DateAt(first) : null,
            clock.IsPausedAt(now),
            time.Calendar.Version);
    }

    private static int FirstDay(Clock clock, OfficeHours hours) => (clock.Length.Kind, clock.Start.At) switch
    {
        (LimitKind.Immediate, { } at) => WorkingCalendar.IndexOf(hours.NextClose(at)),
        (LimitKind.Immediate, null) => WorkingCalendar.IndexOf(clock.Start.On),
        _ => WorkingCalendar.IndexOf(clock.Start.On) + 1,
    };

    private static string ReasonOf(DayJudgement judgement, LimitLength length, bool isEligible) =>
        (length.CountsEveryDay, isEligible) switch
        {
            (true, true) => EveryDay,
            (true, false) => judgement.Reason + MovedOn,
            (false, _) => judgement.Reason,
        };

    // A pause takes the closes of business from the first one after it began up to, but not including, the first one after it ended.
    private static PausedDays[] FindPausedDays(Clock clock, OfficeHours hours, Instant moment) => clock.Pauses.IsEmpty ? [] :
    [
        .. clock.Pauses.Select(pause => new PausedDays(
            WorkingCalendar.IndexOf(hours.NextClose(pause.FromAt)),
            WorkingCalendar.IndexOf(hours.NextClose(pause.ToAt ?? Instant.Max(pause.FromAt, moment))),
            pause.Reason)),
    ];

    private static PausedDays? FindPause(PausedDays[] pauses, int day)
    {
        foreach (var pause in pauses)
        {
            if (pause.From <= day && day < pause.Until)
            {
                return pause;
            }
        }

        return null;
    }

    /// <summary>The days, by index, at whose close of business a clock stands still; the last is not included.</summary>
    private sealed record PausedDays(int From, int Until, string Reason);
}
