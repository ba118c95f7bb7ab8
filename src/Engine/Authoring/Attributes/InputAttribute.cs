namespace Elsa.Workflows.Attributes;

/// <summary>Describes an input of an activity.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public class InputAttribute : Attribute
{
    /// <summary>Its name; the property's name if not set.</summary>
    public string? Name { get; set; }

    /// <summary>The editor to show; see <see cref="UIHints.InputUIHints"/>.</summary>
    public string? UIHint { get; set; }

    /// <summary>Its label.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Its hint.</summary>
    public string? Description { get; set; }

    /// <summary>Its group.</summary>
    public string? Category { get; set; }

    /// <summary>Options of the editor, e.g. the items of a drop-down list.</summary>
    public object? Options { get; set; }

    /// <summary>Its place among the inputs.</summary>
    public float Order { get; set; }

    /// <summary>Its value where the definition gives none.</summary>
    public object? DefaultValue { get; set; }

    /// <summary>A type that gives the default value.</summary>
    public Type? DefaultValueProvider { get; set; }

    /// <summary>The kind of expression to begin with.</summary>
    public string? DefaultSyntax { get; set; }

    /// <summary>The kinds of expression that make sense.</summary>
    public string[]? SupportedSyntaxes { get; set; }

    /// <summary>Whether the designer may only look.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>Whether the designer sees it.</summary>
    public bool IsBrowsable { get; set; } = true;

    /// <summary>Whether the engine evaluates it before the activity runs.</summary>
    public bool AutoEvaluate { get; set; } = true;

    /// <summary>A type that evaluates it.</summary>
    public Type? EvaluatorType { get; set; }

    /// <summary>Whether its value may be stored.</summary>
    public bool IsSerializable { get; set; } = true;

    /// <summary>Whether its value may be secret.</summary>
    public bool CanContainSecrets { get; set; }

    /// <summary>A type that gives the editor's options.</summary>
    public Type? UIHandler { get; set; }

    /// <summary>Types that give the editor's options.</summary>
    public Type[]? UIHandlers { get; set; }
}
