namespace Elsa.Workflows.Models;

/// <summary>What is known of an activity type: what the designer shows and the engine evaluates.</summary>
public class ActivityDescriptor
{
    /// <summary>The full type name.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The class.</summary>
    public Type ClrType { get; set; } = null!;

    /// <summary>First part of the type name.</summary>
    public string Namespace { get; set; } = null!;

    /// <summary>Second part of the type name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Version of the type.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Group in the toolbox.</summary>
    public string Category { get; set; } = null!;

    /// <summary>Name in the toolbox.</summary>
    public string? DisplayName { get; set; }

    /// <summary>What it does.</summary>
    public string? Description { get; set; }

    /// <summary>How it runs.</summary>
    public ActivityKind Kind { get; set; }

    /// <summary>Its ports.</summary>
    public ICollection<Port> Ports { get; set; } = [];

    /// <summary>Its inputs.</summary>
    public ICollection<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Its outputs.</summary>
    public ICollection<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>The attributes of the class.</summary>
    public ICollection<Attribute> Attributes { get; set; } = [];

    /// <summary>Whether it runs in the background by default. This engine runs all activities in the burst.</summary>
    public bool RunAsynchronously { get; set; }

    /// <summary>Further words for the designer.</summary>
    public IDictionary<string, object> CustomProperties { get; set; } = new Dictionary<string, object>();

    /// <summary>Properties that the designer gives to an activity when it is placed.</summary>
    public IDictionary<string, object> ConstructionProperties { get; set; } = new Dictionary<string, object>();

    /// <summary>Whether it holds other activities.</summary>
    public bool IsContainer { get; set; }

    /// <summary>Whether a flowchart begins at it.</summary>
    public bool IsStart { get; set; }

    /// <summary>Whether it ends the flowchart around it.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>Whether the toolbox offers it.</summary>
    public bool IsBrowsable { get; set; } = true;
}

/// <summary>A way out of an activity.</summary>
public class Port
{
    /// <summary>Its name, which is the outcome.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its label.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Whether it is an outcome or holds a child.</summary>
    public PortType Type { get; set; }

    /// <summary>Whether the designer shows it.</summary>
    public bool IsBrowsable { get; set; } = true;
}

/// <summary>The kinds of port.</summary>
public enum PortType
{
    /// <summary>Holds a child activity.</summary>
    Embedded = 0,

    /// <summary>An outcome.</summary>
    Flow = 1,
}
