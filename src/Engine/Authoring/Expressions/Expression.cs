namespace Elsa.Expressions.Models;

/// <summary>How a value is found: the kind of expression and its text or constant.</summary>
public class Expression
{
    /// <summary>An empty expression.</summary>
    public Expression()
    {
    }

    /// <summary>An expression.</summary>
    /// <param name="type">Its kind, e.g. <c>Literal</c>.</param>
    /// <param name="value">Its text or constant.</param>
    public Expression(string type, object? value) => (Type, Value) = (type, value);

    /// <summary>Its kind.</summary>
    public string Type { get; set; } = null!;

    /// <summary>Its text or constant.</summary>
    public object? Value { get; set; }

    /// <summary>Whether its value is a constant, converted when the definition was loaded.</summary>
    internal bool IsConstant => Type is "Literal" or "Object" or "Json";

    /// <summary>A constant.</summary>
    /// <param name="value">The value.</param>
    public static Expression LiteralExpression(object? value) => new("Literal", value);

    /// <summary>A value computed by code.</summary>
    /// <param name="value">The code.</param>
    public static Expression DelegateExpression(Func<ExpressionExecutionContext, ValueTask<object?>> value) => new("Delegate", value);

    /// <summary>A value computed by code.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The code.</param>
    public static Expression DelegateExpression<T>(Func<ExpressionExecutionContext, ValueTask<T?>> value) => DelegateExpression(async context => (object?)await value(context));

    /// <summary>A value computed by code.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The code.</param>
    public static Expression DelegateExpression<T>(Func<ValueTask<T?>> value) => DelegateExpression(async _ => (object?)await value());

    /// <summary>A value computed by code.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The code.</param>
    public static Expression DelegateExpression<T>(Func<ExpressionExecutionContext, T?> value) => DelegateExpression(context => new ValueTask<object?>(value(context)));

    /// <summary>A value computed by code.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The code.</param>
    public static Expression DelegateExpression<T>(Func<T> value) => DelegateExpression(_ => new ValueTask<object?>(value()));
}
