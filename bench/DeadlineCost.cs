using System.Diagnostics;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Bench;

/// <summary>What it costs on one core to compute when a limit ends, and to explain it day by day.</summary>
internal static class DeadlineCost
{
    private static readonly Clock[] Clocks =
    [
        ClockOf(LimitLength.Of(LimitKind.WorkingDays, 20), new LocalDate(2026, 4, 20)),
        ClockOf(LimitLength.Of(LimitKind.WorkingDays, 30), new LocalDate(2026, 9, 14)),
    ];

    /// <summary>Prints a line for each.</summary>
    /// <param name="time">Calendar and office hours.</param>
    /// <param name="measured">For how long each is measured.</param>
    public static void Print(WorkingTime time, TimeSpan measured)
    {
        foreach (var clock in Clocks)
        {
            var now = clock.Start.At!.Value;
            Table.Print($"""
                {clock.Length.Text} from {clock.Start.On:uuuu-MM-dd}: due date computed {
                    Microseconds(() => DeadlineComputation.Compute(clock, time, now).Days, measured):0.00} us, explained {
                    Microseconds(() => DeadlineComputation.Explain(clock, time, LampThresholds.Default, now).Days.Length, measured):0.0} us, lamps {
                    Microseconds(() => LampTimes.Of(clock, time, LampThresholds.Default, now).DueAt.ToUnixTimeTicks(), measured):0.0} us
                """);
        }
    }

    private static Clock ClockOf(LimitLength length, LocalDate on) => new(length, ClockStart.From(ShanghaiTime.InstantOf(on, new LocalTime(10, 0)), "受理", false), "第三条");

    private static double Microseconds(Func<long> compute, TimeSpan measured)
    {
        Loop(measured / 2);
        return Loop(measured / 2);

        double Loop(TimeSpan time)
        {
            const int AtOnce = 1_000;
            var (count, sum, watch) = (0L, 0L, Stopwatch.StartNew());
            for (; watch.Elapsed < time; count += AtOnce)
            {
                for (var turn = 0; turn < AtOnce; turn++)
                {
                    sum ^= compute();
                }
            }

            GC.KeepAlive(sum);
            return watch.Elapsed.TotalMicroseconds / count;
        }
    }
}
