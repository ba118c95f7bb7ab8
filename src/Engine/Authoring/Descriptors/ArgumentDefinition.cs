namespace Elsa.Workflows.Models;

/// <summary>An input or output of a workflow.</summary>
public abstract class ArgumentDefinition
{
    /// <summary>The type of its value.</summary>
    public Type Type { get; set; } = typeof(object);

    /// <summary>Its name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its label.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>Its hint.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Its group.</summary>
    public string Category { get; set; } = string.Empty;
}

/// <summary>An input of a workflow.</summary>
public class InputDefinition : ArgumentDefinition
{
    /// <summary>The editor.</summary>
    public string UIHint { get; set; } = string.Empty;

    /// <summary>What keeps it between bursts; none: it is there only in the burst that brought it.</summary>
    public Type? StorageDriverType { get; set; }
}

/// <summary>An output of a workflow.</summary>
public class OutputDefinition : ArgumentDefinition;
