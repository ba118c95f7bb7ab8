namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>A line from an outcome of one activity to another activity.</summary>
public class Connection
{
    /// <summary>Not drawn yet.</summary>
    public Connection()
    {
    }

    /// <summary>A line.</summary>
    /// <param name="source">From.</param>
    /// <param name="target">To.</param>
    public Connection(Endpoint source, Endpoint target) => (Source, Target) = (source, target);

    /// <summary>A line that follows the default outcome.</summary>
    /// <param name="source">From.</param>
    /// <param name="target">To.</param>
    public Connection(IActivity source, IActivity target)
        : this(new Endpoint(source), new Endpoint(target))
    {
    }

    /// <summary>From.</summary>
    public Endpoint Source { get; set; } = null!;

    /// <summary>To.</summary>
    public Endpoint Target { get; set; } = null!;

    /// <summary>Where the line bends.</summary>
    public ICollection<Position> Vertices { get; set; } = [];

    /// <inheritdoc />
    public override string ToString() => $"{Source.Activity.Id}:{Source.Port}->{Target.Activity.Id}:{Target.Port}";
}

/// <summary>One end of a line.</summary>
public class Endpoint
{
    /// <summary>Not tied yet.</summary>
    public Endpoint()
    {
    }

    /// <summary>An end.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="port">The outcome, at the beginning of a line; no port means the default outcome.</param>
    public Endpoint(IActivity activity, string? port = null) => (Activity, Port) = (activity, port);

    /// <summary>The activity.</summary>
    public IActivity Activity { get; set; } = null!;

    /// <summary>The outcome. Matched exactly.</summary>
    public string? Port { get; set; }
}

/// <summary>A point on the canvas.</summary>
public class Position
{
    /// <summary>From the left.</summary>
    public double X { get; set; }

    /// <summary>From the top.</summary>
    public double Y { get; set; }
}
