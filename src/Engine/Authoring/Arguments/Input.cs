using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;

namespace Elsa.Workflows.Models;

/// <summary>An input whose value comes from an expression.</summary>
public abstract class Input : Argument
{
    /// <summary>An input that reads a memory block.</summary>
    /// <param name="memoryBlockReference">The block.</param>
    /// <param name="type">The type of its value.</param>
    protected Input(MemoryBlockReference memoryBlockReference, Type type)
        : base(memoryBlockReference) => Type = type;

    /// <summary>An input that evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="memoryBlockReference">The block that takes the value.</param>
    /// <param name="type">The type of its value.</param>
    protected Input(Expression? expression, MemoryBlockReference memoryBlockReference, Type type)
        : base(memoryBlockReference) => (Expression, Type) = (expression, type);

    /// <summary>Where the value comes from; none if it is read from the block.</summary>
    public Expression? Expression { get; }

    /// <summary>The type of the value.</summary>
    public Type Type { get; set; }
}

/// <summary>An input of type <typeparamref name="T"/>. There are no implicit conversions: write <c>new(value)</c>, <c>new(variable)</c> or <c>new(context => …)</c>.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
public class Input<T> : Input
{
    /// <summary>Reads a memory block.</summary>
    /// <param name="memoryBlockReference">The block.</param>
    public Input(MemoryBlockReference memoryBlockReference)
        : base(memoryBlockReference, typeof(T))
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="literal">The value.</param>
    /// <param name="id">The id of the block.</param>
    public Input(T? literal, string? id = null)
        : this(Expression.LiteralExpression(literal), new Literal<T>(literal, id))
    {
    }

    /// <summary>A value computed by code.</summary>
    /// <param name="delegate">The code.</param>
    /// <param name="id">The id of the block.</param>
    public Input(Func<T> @delegate, string? id = null)
        : this(Expression.DelegateExpression(@delegate), Block(id))
    {
    }

    /// <summary>A value computed by code.</summary>
    /// <param name="delegate">The code.</param>
    /// <param name="id">The id of the block.</param>
    public Input(Func<ExpressionExecutionContext, ValueTask<T?>> @delegate, string? id = null)
        : this(Expression.DelegateExpression(@delegate), Block(id))
    {
    }

    /// <summary>A value computed by code.</summary>
    /// <param name="delegate">The code.</param>
    /// <param name="id">The id of the block.</param>
    public Input(Func<ValueTask<T?>> @delegate, string? id = null)
        : this(Expression.DelegateExpression(@delegate), Block(id))
    {
    }

    /// <summary>A value computed by code.</summary>
    /// <param name="delegate">The code.</param>
    /// <param name="id">The id of the block.</param>
    public Input(Func<ExpressionExecutionContext, T?> @delegate, string? id = null)
        : this(Expression.DelegateExpression(@delegate), Block(id))
    {
    }

    /// <summary>The value of a variable.</summary>
    /// <param name="variable">The variable.</param>
    public Input(Variable variable)
        : this(new Expression("Variable", variable))
    {
    }

    /// <summary>The value that an output left.</summary>
    /// <param name="output">The output.</param>
    public Input(Output output)
        : this(output.MemoryBlockReference())
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="literal">The value.</param>
    public Input(Literal<T> literal)
        : this(Expression.LiteralExpression(literal.Value), literal)
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="literal">The value.</param>
    public Input(Literal literal)
        : this(Expression.LiteralExpression(literal.Value), literal)
    {
    }

    /// <summary>A constant written as JSON.</summary>
    /// <param name="literal">The JSON.</param>
    public Input(ObjectLiteral<T> literal)
        : this(new Expression("Object", literal.Value), literal)
    {
    }

    /// <summary>A constant written as JSON.</summary>
    /// <param name="literal">The JSON.</param>
    public Input(ObjectLiteral literal)
        : this(new Expression("Object", literal.Value), literal)
    {
    }

    /// <summary>An expression whose value goes to a given block.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="memoryBlockReference">The block.</param>
    public Input(Expression expression, MemoryBlockReference memoryBlockReference)
        : base(expression, memoryBlockReference, typeof(T))
    {
    }

    /// <summary>An expression.</summary>
    /// <param name="expression">The expression.</param>
    public Input(Expression expression)
        : this(expression, Block(null))
    {
    }

    private static MemoryBlockReference Block(string? id) => id is null ? new MemoryBlockReference() : new MemoryBlockReference(id);
}
