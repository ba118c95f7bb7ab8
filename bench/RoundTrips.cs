using System.Diagnostics.Metrics;

namespace MedInsFlows.Bench;

/// <summary>Counts how often the program waited for an answer of PostgreSQL, by the driver's own metric: a batch is one.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly MeterListener listener = new();
    private long count;

    public RoundTrips()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "Npgsql", Name: "db.client.operation.duration" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref count));
        listener.Start();
    }

    public long Count => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
