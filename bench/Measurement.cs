using System.Diagnostics;

namespace MedInsFlows.Bench;

/// <summary>What a number of callers got done in a time.</summary>
internal sealed record Measurement(string What, int Callers, double PerSecond, double Median, double Percentile99, double CpuPerStep)
{
    /// <summary>Lets callers do a thing again and again, each as soon as it is through with the one before.</summary>
    /// <param name="what">The thing.</param>
    /// <param name="callers">How many.</param>
    /// <param name="time">For how long; it ends earlier where there is nothing left to do.</param>
    /// <param name="step">Does it once; false where there is nothing left to do.</param>
    public static async Task<Measurement> RunAsync(string what, int callers, TimeSpan time, Func<Task<bool>> step)
    {
        var latencies = Enumerable.Range(0, callers).Select(_ => new List<double>()).ToArray();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(latencies.Select(own => Task.Run(async () =>
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
        })));
        var elapsed = watch.Elapsed;
        var all = latencies.SelectMany(own => own).Order().ToArray();
        return new Measurement(
            what,
            callers,
            all.Length / elapsed.TotalSeconds,
            all.Length == 0 ? 0 : all[all.Length / 2],
            all.Length == 0 ? 0 : all[(int)(all.Length * 0.99)],
            all.Length == 0 ? 0 : (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / all.Length);
    }
}
