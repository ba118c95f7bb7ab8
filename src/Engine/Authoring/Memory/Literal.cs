using System.Text.Json;

namespace Elsa.Expressions.Models;

/// <summary>A constant.</summary>
public class Literal : MemoryBlockReference
{
    /// <summary>Null.</summary>
    public Literal()
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="value">The value.</param>
    /// <param name="id">The id of its block.</param>
    public Literal(object? value, string? id = null) => (Value, Id) = (value, id!);

    /// <summary>The value.</summary>
    public object? Value { get; }

    /// <summary>Makes a constant.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public static Literal From<T>(T? value) => new Literal<T>(value);

    /// <inheritdoc />
    public override MemoryBlock Declare() => new(Value);
}

/// <summary>A constant.</summary>
/// <typeparam name="T">Its type.</typeparam>
public class Literal<T> : Literal
{
    /// <summary>Null.</summary>
    public Literal()
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="value">The value.</param>
    /// <param name="id">The id of its block.</param>
    public Literal(T? value, string? id = null)
        : base(value, id)
    {
    }
}

/// <summary>A constant written as JSON.</summary>
public class ObjectLiteral : MemoryBlockReference
{
    /// <summary>Nothing.</summary>
    public ObjectLiteral()
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="value">The JSON.</param>
    public ObjectLiteral(string? value) => Value = value;

    /// <summary>The JSON.</summary>
    public string? Value { get; }

    /// <summary>Makes a constant.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public static ObjectLiteral From<T>(T? value) => new ObjectLiteral<T>(value);
}

/// <summary>A constant written as JSON.</summary>
/// <typeparam name="T">Its type.</typeparam>
public class ObjectLiteral<T> : ObjectLiteral
{
    /// <summary>Nothing.</summary>
    public ObjectLiteral()
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="value">The value.</param>
    public ObjectLiteral(T? value)
        : base(JsonSerializer.Serialize(value, JsonSerializerOptions.Web))
    {
    }
}
