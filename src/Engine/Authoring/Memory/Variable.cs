using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Workflows.Memory;

/// <summary>A named value of a workflow or container. Without a storage driver it is gone at the first wait.</summary>
public class Variable : MemoryBlockReference
{
    /// <summary>Not named yet.</summary>
    public Variable()
    {
    }

    /// <summary>Makes a variable.</summary>
    /// <param name="name">Its name.</param>
    public Variable(string name)
        : this(name, null, null)
    {
    }

    /// <summary>Makes a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its first value.</param>
    public Variable(string name, object? value = null)
        : this(name, value, null)
    {
    }

    /// <summary>Makes a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its first value.</param>
    /// <param name="id">Its id; by default the name in camel case and <c>Variable</c>.</param>
    public Variable(string name, object? value = null, string? id = null)
    {
        (Name, Value) = (name, value);
        Id = id ?? DefaultId(name);
    }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its first value.</summary>
    public object? Value { get; set; }

    /// <summary>What keeps it between bursts.</summary>
    public Type? StorageDriverType { get; set; }

    /// <inheritdoc />
    public override MemoryBlock Declare() => new(ValueConversion.Copy(Value), this);

    /// <summary>The type of its values.</summary>
    internal virtual Type ValueType => typeof(object);

    internal object? Convert(object? value) => ValueConversion.To(value, ValueType);

    private protected static string DefaultId(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name) + "Variable";
}

/// <summary>A named value of a workflow or container.</summary>
/// <typeparam name="T">Its type.</typeparam>
public class Variable<T> : Variable
{
    /// <summary>Not named yet.</summary>
    public Variable()
    {
    }

    /// <summary>A variable that has no name yet.</summary>
    /// <param name="value">Its first value.</param>
    public Variable(T? value) => Value = value;

    /// <summary>Makes a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its first value.</param>
    public Variable(string name, T? value)
        : base(name, value, null)
    {
    }

    /// <summary>Makes a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its first value.</param>
    /// <param name="id">Its id.</param>
    public Variable(string name, T? value, string? id = null)
        : base(name, value, id)
    {
    }

    /// <summary>The value now.</summary>
    /// <param name="context">Where to look.</param>
    public T? Get(ActivityExecutionContext context) => context.Get<T>(this);

    /// <summary>The value now.</summary>
    /// <param name="context">Where to look.</param>
    public new T? Get(ExpressionExecutionContext context) => context.Get<T>(this);

    /// <summary>Sets what keeps it between bursts.</summary>
    /// <typeparam name="TDriver">The driver.</typeparam>
    public Variable<T> WithStorageDriver<TDriver>()
        where TDriver : IStorageDriver
    {
        StorageDriverType = typeof(TDriver);
        return this;
    }

    /// <summary>Sets the id.</summary>
    /// <param name="id">The id.</param>
    public Variable<T> WithId(string id)
    {
        Id = id;
        return this;
    }

    /// <summary>Sets the name.</summary>
    /// <param name="name">The name.</param>
    public Variable<T> WithName(string name)
    {
        Name = name;
        return this;
    }

    /// <summary>Sets the first value.</summary>
    /// <param name="value">The value.</param>
    public Variable<T> WithValue(T? value)
    {
        Value = value;
        return this;
    }

    internal override Type ValueType => typeof(T);
}
