namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>Something that a host is busy with, pause by pause.</summary>
internal sealed class Work(VirtualHost host, string name, IEnumerable<Pause> steps) : IDisposable
{
    private readonly IEnumerator<Pause> pauses = steps.GetEnumerator();

    public VirtualHost Host => host;

    public Pause At => pauses.Current;

    public bool GoOn() => pauses.MoveNext();

    /// <summary>Ends it where it stands; its transaction is lost.</summary>
    public void Dispose() => pauses.Dispose();

    public override string ToString() => $"{host} {name}";
}
