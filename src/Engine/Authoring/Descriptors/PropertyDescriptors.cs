using System.Reflection;

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

    /// <summary>Whether its value may be shown with the execution.</summary>
    public bool? IsSerializable { get; set; }

    /// <summary>Whether the class does not declare it itself.</summary>
    public bool IsSynthetic { get; set; }

    /// <summary>The property of the class.</summary>
    public PropertyInfo? PropertyInfo { get; set; }

    /// <summary>Reads the property.</summary>
    public Func<IActivity, object?> ValueGetter { get; set; } = null!;

    /// <summary>Writes the property.</summary>
    public Action<IActivity, object?> ValueSetter { get; set; } = null!;
}

/// <summary>What is known of an input.</summary>
public class InputDescriptor : PropertyDescriptor
{
    /// <summary>Nothing known yet.</summary>
    public InputDescriptor()
    {
    }

    /// <summary>All that can be known.</summary>
    /// <param name="name">Its name; in JSON in camel case.</param>
    /// <param name="type">The type of its value.</param>
    /// <param name="valueGetter">Reads the property.</param>
    /// <param name="valueSetter">Writes the property.</param>
    /// <param name="isWrapped">Whether its value is an expression.</param>
    /// <param name="uiHint">The editor.</param>
    /// <param name="displayName">Its label.</param>
    /// <param name="description">Its hint.</param>
    /// <param name="category">Its group.</param>
    /// <param name="order">Its place.</param>
    /// <param name="defaultValue">Its value where the definition gives none.</param>
    /// <param name="defaultSyntax">The kind of expression to begin with.</param>
    /// <param name="isReadOnly">Whether the designer may only look.</param>
    /// <param name="isBrowsable">Whether the designer shows it.</param>
    /// <param name="isSerializable">Whether its value may be shown with the execution.</param>
    /// <param name="isSynthetic">Whether the class does not declare it itself.</param>
    /// <param name="autoEvaluate">Whether the engine evaluates it before the activity runs.</param>
    /// <param name="evaluatorType">A type that evaluates it.</param>
    /// <param name="storageDriverType">What keeps its value.</param>
    /// <param name="propertyInfo">The property of the class.</param>
    /// <param name="uiSpecifications">What the editor needs.</param>
    public InputDescriptor(
        string name,
        Type type,
        Func<IActivity, object?> valueGetter,
        Action<IActivity, object?> valueSetter,
        bool isWrapped,
        string uiHint,
        string displayName,
        string? description = null,
        string? category = null,
        float order = 0,
        object? defaultValue = null,
        string? defaultSyntax = "Literal",
        bool isReadOnly = false,
        bool isBrowsable = true,
        bool isSerializable = true,
        bool isSynthetic = false,
        bool autoEvaluate = true,
        Type? evaluatorType = null,
        Type? storageDriverType = null,
        PropertyInfo? propertyInfo = null,
        IDictionary<string, object>? uiSpecifications = null)
    {
        (Name, Type, ValueGetter, ValueSetter, PropertyInfo) = (name, type, valueGetter, valueSetter, propertyInfo);
        (IsWrapped, UIHint, DisplayName, Description, Category, Order) = (isWrapped, uiHint, displayName, description, category, order);
        (DefaultValue, DefaultSyntax, IsReadOnly, IsBrowsable) = (defaultValue, defaultSyntax, isReadOnly, isBrowsable);
        (IsSerializable, IsSynthetic, AutoEvaluate, EvaluatorType) = (isSerializable, isSynthetic, autoEvaluate, evaluatorType);
        (StorageDriverType, UISpecifications) = (storageDriverType, uiSpecifications);
    }

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

    /// <summary>Whether its value may be secret; then it is never shown with the execution.</summary>
    public bool IsSensitive { get; set; }

    /// <summary>What keeps its value.</summary>
    public Type? StorageDriverType { get; set; }

    /// <summary>Whether the engine evaluates it before the activity runs.</summary>
    public bool AutoEvaluate { get; set; } = true;

    /// <summary>A type that evaluates it, asked for as a service of the burst.</summary>
    public Type? EvaluatorType { get; set; }

    /// <summary>What the editor needs, by its name.</summary>
    public IDictionary<string, object>? UISpecifications { get; set; }
}

/// <summary>What is known of an output.</summary>
public class OutputDescriptor : PropertyDescriptor
{
    /// <summary>Nothing known yet.</summary>
    public OutputDescriptor()
    {
    }

    /// <summary>All that can be known.</summary>
    /// <param name="name">Its name; in JSON in camel case.</param>
    /// <param name="displayName">Its label.</param>
    /// <param name="type">The type of its value.</param>
    /// <param name="valueGetter">Reads the property.</param>
    /// <param name="valueSetter">Writes the property.</param>
    /// <param name="propertyInfo">The property of the class.</param>
    /// <param name="description">Its hint.</param>
    /// <param name="isBrowsable">Whether the designer shows it.</param>
    /// <param name="isSerializable">Whether its value may be shown with the execution.</param>
    public OutputDescriptor(
        string name,
        string displayName,
        Type type,
        Func<IActivity, object?> valueGetter,
        Action<IActivity, object?> valueSetter,
        PropertyInfo? propertyInfo = null,
        string? description = null,
        bool? isBrowsable = null,
        bool? isSerializable = null)
    {
        (Name, DisplayName, Type, ValueGetter, ValueSetter) = (name, displayName, type, valueGetter, valueSetter);
        (PropertyInfo, Description, IsBrowsable, IsSerializable) = (propertyInfo, description, isBrowsable, isSerializable);
    }
}
