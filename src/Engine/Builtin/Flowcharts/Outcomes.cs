namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>The outcomes with which an activity completes: the ports to follow.</summary>
/// <param name="Names">The outcomes. A null among them also follows connections that name no port.</param>
public record Outcomes(params string[] Names)
{
    /// <summary><c>Done</c>, and connections that name no port.</summary>
    public static readonly Outcomes Default = new(null!, "Done");

    /// <summary>None.</summary>
    public static readonly Outcomes Empty = new([]);

    /// <summary>Whether a port is followed.</summary>
    internal bool Follows(string? port) => Array.IndexOf(Names, port) >= 0;
}
