using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Memory;
using MedInsFlows.Engine.Expressions.Scripts;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Expressions;

/// <summary>Finds the value of an expression. The kinds form a closed list; none of them can reach outside the burst.</summary>
internal static class ExpressionEvaluation
{
    /// <summary>The kinds that a definition may use.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "Literal", "Object", "Json", "Variable", "Input", Script.Kind };

    /// <summary>Finds the value.</summary>
    /// <exception cref="NotSupportedException">The kind is not in the list.</exception>
    public static object? Evaluate(Expression expression, ExpressionExecutionContext context) => expression.Type switch
    {
        "Literal" or "Object" or "Json" => expression.Value,
        "Variable" => VariableValue((Variable)expression.Value!, context),
        "Input" => context.GetInput((string)expression.Value!),
        Script.Kind => ScriptOf(expression).Evaluate(context),
        "Delegate" => Call((Func<ExpressionExecutionContext, ValueTask<object?>>)expression.Value!, context),
        _ => throw new NotSupportedException($"Expressions of kind '{expression.Type}' are not supported."),
    };

    /// <summary>Definitions hold their scripts parsed; those that code makes are parsed when they are first needed.</summary>
    private static Script ScriptOf(Expression expression)
    {
        if (expression.Value is not Script script)
        {
            expression.Value = script = Script.Parse(expression.Value as string ?? string.Empty);
        }

        return script;
    }

    private static object? VariableValue(Variable variable, ExpressionExecutionContext context) => context.TryGet(variable, out var value)
        ? value
        : throw new FlowException($"变量“{variable.Name}”不存在。");

    private static object? Call(Func<ExpressionExecutionContext, ValueTask<object?>> code, ExpressionExecutionContext context)
    {
        var pending = code(context);
        return pending.IsCompleted ? pending.Result : throw new FlowException("表达式不得等待外部结果。");
    }
}
