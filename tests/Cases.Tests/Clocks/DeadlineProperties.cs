using MedInsFlows.Cases.Clocks;
using NodaTime;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>What holds for every limit, tried on random ones.</summary>
public class DeadlineProperties
{
    private static readonly Instant Later = At("2030-01-01T00:00");

    [Fact]
    public void A_longer_limit_never_ends_earlier() => RandomClocks.Try(20260101, draw =>
    {
        var clock = draw.Clock(draw.Length());
        var more = draw.Number(1, 30);
        var longer = clock.Length.Kind switch
        {
            LimitKind.CalendarDays => LimitLength.CalendarDays(clock.Length.Number + more),
            LimitKind.Months => LimitLength.Months(clock.Length.Number + more),
            _ => LimitLength.WorkingDays(clock.Length.Number + more),
        };

        Hold(DueOn(clock) <= DueOn(clock with { Length = longer }), clock, longer);
    });

    [Fact]
    public void Pausing_n_working_days_moves_the_end_by_n_working_days() => RandomClocks.Try(20260102, draw =>
    {
        var clock = draw.Clock(LimitLength.WorkingDays(draw.Number(1, 90)), mayPause: false);
        var due = DueOn(clock);
        var n = draw.Number(1, 30);

        // The clock stands at the close of n working days, the first of them within the limit.
        var first = NextWorkingDay(clock.Start.On.PlusDays(draw.Number(1, Period.DaysBetween(clock.Start.On, due))));
        var last = Enumerable.Range(1, n - 1).Aggregate(first, (day, _) => NextWorkingDay(day.PlusDays(1)));
        var pause = new Pause(
            Close(first) - Duration.FromMinutes(draw.Number(0, 1439)),
            Close(last) + Duration.FromMinutes(draw.Number(1, 1440)),
            "补正中止",
            "第二条");

        Hold(Time.Calendar.CountWorkingDays(due, DueOn(clock with { Pauses = [pause] })) == n, clock, pause);
    });

    [Fact]
    public void Splitting_a_limit_adds_up() => RandomClocks.Try(20260103, draw =>
    {
        var (a, b) = (draw.Number(1, 60), draw.Number(1, 60));
        var clock = draw.Clock(LimitLength.WorkingDays(a + b));

        var half = DueOn(clock with { Length = LimitLength.WorkingDays(a) });
        Hold(DueOn(clock) == DueOn(clock with { Length = LimitLength.WorkingDays(b), Start = ClockStart.From(half, "受理") }), clock, a);

        // In calendar days the halves add up where the first is not itself moved on to another day.
        var days = clock with { Length = LimitLength.CalendarDays(a + b), Pauses = [] };
        var middle = DueOn(days with { Length = LimitLength.CalendarDays(a) });
        Hold(
            middle != days.Start.On.PlusDays(a)
            || DueOn(days) == DueOn(days with { Length = LimitLength.CalendarDays(b), Start = ClockStart.From(middle, "受理") }), days, a);
    });

    [Fact]
    public void Explanation_and_computation_agree() => RandomClocks.Try(20260104, draw =>
    {
        var clock = draw.Clock(draw.Length());
        var deadline = DeadlineComputation.Compute(clock, Time, Later);
        var explanation = DeadlineComputation.Explain(clock, Time, LampThresholds.Default, Later);
        var days = explanation.Days;

        Hold(explanation.Deadline == deadline, clock, explanation.Deadline);
        Hold(days.Select((day, index) => day.Date == clock.Start.On.PlusDays(index + 1)).All(inOrder => inOrder), clock, "order");
        Hold(days.Length == Period.DaysBetween(clock.Start.On, deadline.DueOn), clock, days.Length);
        Hold(days.IsEmpty || days[^1].Counted, clock, "last day");
        Hold(days.Count(day => day.Counted) == (days.IsEmpty ? 0 : deadline.Days), clock, "counted days");
        Hold(deadline.IsProvisional == days.Any(day => day.IsProvisional), clock, "provisional");
    });

    [Fact]
    public void The_deadline_is_what_one_finds_by_asking_at_every_close_of_business() => RandomClocks.Try(20260105, draw =>
    {
        var clock = draw.Clock(draw.Length());
        var asked = AskAtEveryClose(clock);
        Hold(DueOn(clock) == asked, clock, asked);
    });

    [Fact]
    public void While_the_clock_stands_the_end_never_comes_nearer_and_is_that_of_going_on_now() => RandomClocks.Try(20260106, draw =>
    {
        var clock = draw.Clock(draw.Length(), mayPause: false);
        var from = draw.Moment();
        var (soon, later) = (from + Duration.FromMinutes(draw.Number(0, 20_000)), from + Duration.FromMinutes(draw.Number(20_000, 40_000)));
        var standing = clock with { Pauses = [new(from, null, "补正中止", "第二条")] };

        Hold(DueOn(standing, soon) <= DueOn(standing, later), clock, from);
        Hold(DueOn(standing, soon) == DueOn(clock with { Pauses = [new(from, soon, "补正中止", "第二条")] }), clock, from);
    });

    // The rules once more, in the plainest way: no indices, no shared walk, every pause asked at every instant.
    private static LocalDate AskAtEveryClose(Clock clock)
    {
        bool Runs(LocalDate day) => clock.Pauses.All(pause => Close(day) < pause.FromAt || pause.ToAt <= Close(day));
        bool Works(LocalDate day) => Time.Calendar.Judge(day).IsWorkingDay;

        var start = clock.Start.On;
        var number = clock.Length.Number;
        return clock.Length.Kind switch
        {
            LimitKind.Immediate => From(start).First(day => Works(day) && Runs(day) && !(clock.Start.At > Close(day))),
            LimitKind.WorkingDays => From(start.PlusDays(1)).Where(day => Works(day) && Runs(day)).ElementAt(number - 1),
            LimitKind.CalendarDays => MovedOn(From(start.PlusDays(1)).Where(Runs).ElementAt(number - 1)),
            _ => MovedOn(From(start.PlusDays(1)).Where(Runs).ElementAt(Period.DaysBetween(start, start.PlusMonths(number)) - 1)),
        };

        LocalDate MovedOn(LocalDate last) => From(last).First(day => Works(day) && Runs(day));
    }

    private static IEnumerable<LocalDate> From(LocalDate day)
    {
        for (; ; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static LocalDate NextWorkingDay(LocalDate day) => From(day).First(day => Time.Calendar.Judge(day).IsWorkingDay);

    private static Instant Close(LocalDate day) => Instant.FromUtc(day.Year, day.Month, day.Day, 9, 0);

    private static LocalDate DueOn(Clock clock, Instant? now = null) => DeadlineComputation.Compute(clock, Time, now ?? Later).DueOn;

    private static void Hold(bool holds, Clock clock, object detail)
    {
        if (!holds)
        {
            Assert.Fail($"{clock.Length.Text} {clock.Start} {string.Join(' ', clock.Pauses)} {detail}");
        }
    }
}
