using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace MedInsFlows.Engine.Flow;

/// <summary>One line of a flowchart.</summary>
/// <param name="index">Its place among the lines; what the instance keeps of it is kept under this number.</param>
/// <param name="connection">The line.</param>
internal sealed class FlowLine(int index, Connection connection)
{
    public int Index { get; } = index;

    /// <summary>What makes it the same line in another version.</summary>
    public string Identity { get; } = connection.ToString();

    public IActivity Source { get; } = connection.Source.Activity;

    /// <summary>The outcome it follows; none for the default one.</summary>
    public string? Port { get; } = connection.Source.Port;

    public IActivity Target { get; } = connection.Target.Activity;

    /// <summary>Whether it leads back to an activity that comes earlier.</summary>
    public bool IsBackward { get; set; }
}
