using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Tests.Calendar;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>Short ways to write clocks and to ask for their deadlines.</summary>
internal static class Limits
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static WorkingTime Time { get; } = new(HolidayNotices.Calendar, OfficeHours.Default);

    /// <summary>An instant from a Shanghai time such as <c>2026-11-23T10:00</c>.</summary>
    public static Instant At(string local) => Minute.Parse(local).Value.InZoneStrictly(ShanghaiTime.Zone).ToInstant();

    public static LocalDate Date(string date) => HolidayNotices.Date(date);

    /// <summary>A clock that starts at a Shanghai time or on a date.</summary>
    public static Clock Clock(LimitLength length, string start, params Pause[] pauses) => new(
        length,
        start.Contains('T', StringComparison.Ordinal) ? ClockStart.From(At(start), "受理") : ClockStart.From(Date(start), "受理"),
        "第一条")
    {
        Pauses = [.. pauses],
    };

    public static Pause Pause(string from, string? to, string reason = "补正中止") =>
        new(At(from), to is null ? null : At(to), reason, "补充材料时间不计入评估时限");

    public static Deadline Compute(Clock clock, string now = "2030-01-01T00:00", WorkingCalendar? calendar = null) =>
        DeadlineComputation.Compute(clock, calendar is null ? Time : Time with { Calendar = calendar }, At(now));

    public static DeadlineExplanation Explain(Clock clock, string now = "2030-01-01T00:00", WorkingCalendar? calendar = null) =>
        DeadlineComputation.Explain(clock, calendar is null ? Time : Time with { Calendar = calendar }, LampThresholds.Default, At(now));

    public static LocalDate DueOn(LimitLength length, string start, params Pause[] pauses) => Compute(Clock(length, start, pauses)).DueOn;

    /// <summary>The days of an explanation, one word for each: <c>+</c> or <c>-</c>, date and reason.</summary>
    public static IEnumerable<string> Words(this DeadlineExplanation explanation) =>
        explanation.Days.Select(day => $"{(day.Counted ? '+' : '-')} {day.Date:MM-dd} {day.Reason}");
}
