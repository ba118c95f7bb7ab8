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
            var computed = Microseconds(() => DeadlineComputation.Compute(clock, time, now).Days, measured);
            var explained = Microseconds(() => DeadlineComputation.Explain(clock, time, LampThresholds.Default, now).Days.Length, measured);
            var lamps = Microseconds(() => LampTimes.Of(clock, time, LampThresholds.Default, now).DueAt.ToUnixTimeTicks(), measured);
            Table.Print($"{clock.Length.Text} from {clock.Start.On:uuuu-MM-dd}: due date computed {computed:0.00} us, explained {explained:0.0} us, lamps {lamps:0.0} us");
        }
    }

    private static Clock ClockOf(LimitLength length, LocalDate on) => new(length, ClockStart.From(ShanghaiTime.InstantOf(on, new LocalTime(10, 0)), "受理", false), "第三条");

    /// <summary>What once takes in the best of some rounds: the first run before the program is warm, and the machine has others to serve.</summary>
    private static double Microseconds(Func<long> compute, TimeSpan measured)
    {
        const int Rounds = 20;
        return Enumerable.Range(0, Rounds).Min(_ => Round(compute, measured / Rounds));
    }

    private static double Round(Func<long> compute, TimeSpan measured)
    {
        const int AtOnce = 1_000;
        var (count, sum, watch) = (0L, 0L, Stopwatch.StartNew());
        for (; watch.Elapsed < measured; count += AtOnce)
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
