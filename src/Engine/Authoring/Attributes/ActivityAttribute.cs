namespace Elsa.Workflows.Attributes;

/// <summary>Names an activity type and its place in the designer's toolbox.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method)]
public class ActivityAttribute : Attribute
{
    /// <summary>All from the properties.</summary>
    public ActivityAttribute()
    {
    }

    /// <summary>With namespace, category and description.</summary>
    /// <param name="namespace">First part of the type name.</param>
    /// <param name="category">Group in the toolbox.</param>
    /// <param name="description">What it does.</param>
    public ActivityAttribute(string @namespace, string? category, string? description = null)
        => (Namespace, Category, Description) = (@namespace, category, description);

    /// <summary>With namespace, which is the category too, and description.</summary>
    /// <param name="namespace">First part of the type name.</param>
    /// <param name="description">What it does.</param>
    public ActivityAttribute(string @namespace, string? description = null)
        => (Namespace, Category, Description) = (@namespace, @namespace, description);

    /// <summary>With everything.</summary>
    /// <param name="namespace">First part of the type name.</param>
    /// <param name="type">Second part of the type name.</param>
    /// <param name="version">Version of the type.</param>
    /// <param name="description">What it does.</param>
    /// <param name="category">Group in the toolbox.</param>
    public ActivityAttribute(string @namespace, string? type, int version = 1, string? description = null, string? category = null)
        => (Namespace, Type, Version, Description, Category) = (@namespace, type, version, description, category);

    /// <summary>First part of the type name; the class's namespace if not set.</summary>
    public string? Namespace { get; set; }

    /// <summary>Second part of the type name; the class's name if not set.</summary>
    public string? Type { get; set; }

    /// <summary>Version of the type.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What it does.</summary>
    public string? Description { get; set; }

    /// <summary>Its name in the toolbox.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Its group in the toolbox.</summary>
    public string? Category { get; set; }

    /// <summary>How it runs.</summary>
    public ActivityKind Kind { get; set; }

    /// <summary>Whether it runs in the background by default.</summary>
    public bool RunAsynchronously { get; set; }
}
