using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using MedInsFlows.Host.Jobs;

namespace MedInsFlows.Host.Clocks;

/// <summary>
/// The meter <c>MedInsFlows</c>: how many timers of clocks are not there (<c>medins.clocks.unarmed</c>) and how many should not be
/// (<c>medins.clocks.surplus</c>). One host checks, all of them tell.
/// </summary>
internal sealed class ClockMeter : PeriodicWork
{
    private readonly JobRuns runs;
    private volatile IReadOnlyDictionary<string, long> counts = new Dictionary<string, long>();

    /// <summary>Makes the meter.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The factory disposes of its meters.")]
    public ClockMeter(JobRuns runs, IMeterFactory meters, TimeProvider machineTime, ILogger<ClockMeter> logger)
        : base(TimeSpan.FromMinutes(1), machineTime, logger)
    {
        this.runs = runs;
        var meter = meters.Create("MedInsFlows");
        meter.CreateObservableGauge("medins.clocks.unarmed", () => Measure(ClockCheck.Unarmed), "{timer}", "Timers of running clocks that are not there");
        meter.CreateObservableGauge("medins.clocks.surplus", () => Measure(ClockCheck.Surplus), "{timer}", "Timers of clocks that should not be there");
    }

    /// <inheritdoc/>
    protected override Task DoAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    /// <summary>Takes up what the last check came to, whichever host has done it.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if ((await runs.ReadAsync(cancellationToken)).Values.Select(run => run.Result).FirstOrDefault(result => result?.Counts.ContainsKey(ClockCheck.Unarmed) is true) is { } checkedLast)
        {
            counts = checkedLast.Counts;
        }
    }

    private IEnumerable<Measurement<long>> Measure(string count) => counts.TryGetValue(count, out var value) ? [new Measurement<long>(value)] : [];
}
