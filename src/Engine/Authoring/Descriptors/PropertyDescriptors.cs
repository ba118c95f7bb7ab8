using System.Reflection;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Models;

/// <summary>What is known of an input or output.</summary>
public abstract class PropertyDescriptor
{
    /// <summary>Its name; in JSON in camel case.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The type of its value.</summary>
    public Type Type { get; set; } = null!;

    /// <summary>Its label.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Its hint.</summary>
    public string? Description { get; set; }

    /// <summary>Its place.</summary>
    public float Order { get; set; }

    /// <summary>Whether the designer shows it.</summary>
    public bool? IsBrowsable { get; set; }

    /// <summary>The property of the class.</summary>
    public PropertyInfo PropertyInfo { get; set; } = null!;

    /// <summary>Reads the property.</summary>
    public Func<IActivity, object?> ValueGetter { get; set; } = null!;

    /// <summary>Writes the property.</summary>
    public Action<IActivity, object?> ValueSetter { get; set; } = null!;
}

/// <summary>What is known of an input.</summary>
public class InputDescriptor : PropertyDescriptor
{
    /// <summary>Whether its value is an expression; otherwise plain JSON.</summary>
    public bool IsWrapped { get; set; }

    /// <summary>The editor.</summary>
    public string UIHint { get; set; } = null!;

    /// <summary>Its group.</summary>
    public string? Category { get; set; }

    /// <summary>Its value where the definition gives none.</summary>
    public object? DefaultValue { get; set; }

    /// <summary>The kind of expression to begin with.</summary>
    public string? DefaultSyntax { get; set; }

    /// <summary>Whether the designer may only look.</summary>
    public bool? IsReadOnly { get; set; }

    /// <summary>Whether the engine evaluates it before the activity runs.</summary>
    public bool AutoEvaluate { get; set; } = true;

    /// <summary>The attribute, for what the designer needs beyond this.</summary>
    public InputAttribute? Attribute { get; set; }
}

/// <summary>What is known of an output.</summary>
public class OutputDescriptor : PropertyDescriptor;
