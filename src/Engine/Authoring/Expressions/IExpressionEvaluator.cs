using Elsa.Expressions.Models;

namespace Elsa.Expressions.Contracts;

/// <summary>Finds the values of expressions. Activities get it as a service of the burst.</summary>
public interface IExpressionEvaluator
{
    /// <summary>Finds a value.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="expression">The expression.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="options">Not used by this engine.</param>
    ValueTask<T?> EvaluateAsync<T>(Expression expression, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null);

    /// <summary>Finds a value.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="returnType">The type wanted.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="options">Not used by this engine.</param>
    ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null);
}
