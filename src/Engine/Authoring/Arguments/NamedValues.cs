namespace Elsa.Workflows.Models;

/// <summary>An input of a workflow and its value.</summary>
/// <param name="Name">The input.</param>
/// <param name="Value">The value.</param>
public record WorkflowInput(string Name, object? Value);

/// <summary>An output and its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The output.</param>
public record NamedOutput(string Name, Output Value);

/// <summary>What would start a workflow, under the name of its stimulus.</summary>
public record NamedTriggerPayload
{
    /// <summary>Names a payload.</summary>
    /// <param name="name">The name of the stimulus.</param>
    /// <param name="payload">What it brings.</param>
    public NamedTriggerPayload(string name, object payload) => (Name, Payload) = (name, payload);

    /// <summary>The name of the stimulus.</summary>
    public string Name { get; }

    /// <summary>What it brings.</summary>
    public object Payload { get; }
}
