using System.Diagnostics;

namespace MedInsFlows.Bench;

/// <summary>What was done in a time, and how long each took.</summary>
internal sealed record Measurement(int Steps, double PerSecond, double Median, double Percentile99, double CpuPerStep)
{
    /// <summary>Lets callers do a thing again and again, each as soon as it is through with the one before.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="time">For how long; it ends earlier where there is nothing left to do.</param>
    /// <param name="step">Does it once; false where there is nothing left to do.</param>
    public static Task<Measurement> RunAsync(int callers, TimeSpan time, Func<Task<bool>> step) => MeasureAsync(async (watch, own) =>
    {
        while (watch.Elapsed < time)
        {
            var begun = Stopwatch.GetTimestamp();
            if (!await step())
            {
                return;
            }

            own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }, callers);

    /// <summary>Does a thing at even intervals. What begins late because the program is busy is late: it counts from when it was to begin.</summary>
    /// <param name="perSecond">How many times a second.</param>
    /// <param name="time">For how long.</param>
    /// <param name="step">Does it once.</param>
    public static Task<Measurement> RunEvenlyAsync(int perSecond, TimeSpan time, Func<Task<bool>> step)
    {
        var next = -1;
        return MeasureAsync(async (watch, own) =>
        {
            while (TimeSpan.FromSeconds((double)Interlocked.Increment(ref next) / perSecond) is var due && due < time)
            {
                while (due - watch.Elapsed is { Ticks: > 0 } early)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(early.TotalMilliseconds)));
                }

                await step();
                own.Add((watch.Elapsed - due).TotalMilliseconds);
            }
        }, perSecond / 4);
    }

    private static async Task<Measurement> MeasureAsync(Func<Stopwatch, List<double>, Task> work, int callers)
    {
        var latencies = Enumerable.Range(0, callers).Select(_ => new List<double>()).ToArray();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(latencies.Select(own => Task.Run(() => work(watch, own))));
        var elapsed = watch.Elapsed;
        process.Refresh();
        var all = latencies.SelectMany(own => own).Order().ToArray();
        return all is []
            ? throw new InvalidOperationException("Nothing was left to do.")
            : new Measurement(all.Length, all.Length / elapsed.TotalSeconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], (process.TotalProcessorTime - cpu).TotalMilliseconds / all.Length);
    }
}
