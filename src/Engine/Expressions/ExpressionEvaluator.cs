using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;

namespace MedInsFlows.Engine.Expressions;

/// <summary>What activities evaluate expressions of their own with. Thread-safe.</summary>
internal sealed class ExpressionEvaluator : IExpressionEvaluator
{
    public static readonly ExpressionEvaluator Instance = new();

    public ValueTask<T?> EvaluateAsync<T>(Expression expression, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        new(ValueConversion.To<T>(ExpressionEvaluation.Evaluate(expression, context)));

    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        new(ValueConversion.To(ExpressionEvaluation.Evaluate(expression, context), returnType));
}
