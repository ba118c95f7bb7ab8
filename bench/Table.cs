using System.Diagnostics;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>Measures and prints, a line for each thing and number of callers.</summary>
internal sealed class Table(NpgsqlDataSource database, TimeSpan time) : IDisposable
{
    private readonly RoundTrips roundTrips = new();

    /// <summary>The load average of the last minute; what others do on the machine is in every number.</summary>
    public static string MachineLoad => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>The memory that the process holds, after a collection.</summary>
    public static double MegabytesInUse
    {
        get
        {
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    public static void PrintHead() => Console.WriteLine(
        $"{"what",-30}{"callers",9}{"a second",10}{"p50 ms",9}{"p99 ms",9}{"CPU ms",8}{"writes",8}{"fsyncs",8}{"WAL KB",8}{"trips",7}");

    /// <summary>Measures a thing that callers do as fast as they can.</summary>
    public async Task MeasureAsync(string what, Func<Task<bool>> step, Func<Task>? prepare = null, params int[] callers)
    {
        await PrepareAsync(prepare);
        await Measurement.RunAsync(4, time, step);
        foreach (var count in callers is [] ? [1, 4, 16] : callers)
        {
            await PrepareAsync(prepare);
            await PrintAsync(what, $"{count}", () => Measurement.RunAsync(count, time, step));
        }
    }

    /// <summary>Measures a thing that comes so and so many times a second, whether the one before is through or not.</summary>
    public async Task MeasureEvenlyAsync(string what, int perSecond, Func<Task<bool>> step, Func<Task> prepare)
    {
        await PrepareAsync(prepare);
        await PrintAsync(what, $"{perSecond}/s", () => Measurement.RunEvenlyAsync(perSecond, time, step));
    }

    public void Dispose() => roundTrips.Dispose();

    private static Task PrepareAsync(Func<Task>? prepare) => prepare?.Invoke() ?? Task.CompletedTask;

    private async Task PrintAsync(string what, string callers, Func<Task<Measurement>> measure)
    {
        var (before, tripsBefore) = (await DatabaseCounters.ReadAsync(database), roundTrips.Count);
        var measured = await measure();
        var trips = roundTrips.Count - tripsBefore;
        var database_ = (await DatabaseCounters.ReadAsync(database)).Since(before, measured.Steps);
        Print($"{what,-30}{callers,9}{measured.PerSecond,10:0}{measured.Median,9:0.00}{measured.Percentile99,9:0.00}{measured.CpuPerStep,8:0.00}{database_.Transactions,8:0.00}{database_.Syncs,8:0.00}{database_.WalBytes / 1024,8:0.0}{(double)trips / measured.Steps,7:0.0}");
    }
}
