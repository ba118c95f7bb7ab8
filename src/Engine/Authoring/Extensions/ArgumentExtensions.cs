using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace Elsa.Extensions;

/// <summary>Reading inputs.</summary>
public static class InputExtensions
{
    /// <summary>The value, or a default where the input is not set.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="context">The execution.</param>
    /// <param name="defaultValue">Makes the default.</param>
    public static T? GetOrDefault<T>(this Input<T>? input, ActivityExecutionContext context, Func<T>? defaultValue = null) =>
        input.GetOrDefault(context.ExpressionExecutionContext, defaultValue);

    /// <summary>The value, or a default where the input is not set.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="defaultValue">Makes the default.</param>
    public static T? GetOrDefault<T>(this Input<T>? input, ExpressionExecutionContext context, Func<T>? defaultValue = null) =>
        input.TryGet(context, out var value) && value is not null ? ValueConversion.To<T>(value) : defaultValue is null ? default : defaultValue();

    /// <summary>The value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="context">The execution.</param>
    /// <param name="inputName">Its name, as written.</param>
    /// <exception cref="FlowException">It is not set.</exception>
    public static T Get<T>(this Input<T>? input, ActivityExecutionContext context, [CallerArgumentExpression(nameof(input))] string? inputName = null) =>
        input.Get(context.ExpressionExecutionContext, inputName);

    /// <summary>The value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="inputName">Its name, as written.</param>
    /// <exception cref="FlowException">It is not set.</exception>
    public static T Get<T>(this Input<T>? input, ExpressionExecutionContext context, [CallerArgumentExpression(nameof(input))] string? inputName = null) =>
        input.TryGet(context, out var value) && value is not null ? ValueConversion.To<T>(value)! : throw new FlowException($"输入“{inputName}”没有值。");

    /// <summary>The value, whether it is a constant of the definition or was evaluated.</summary>
    internal static bool TryGet(this Input? input, ExpressionExecutionContext context, out object? value)
    {
        if (input?.Expression is { IsConstant: true } constant)
        {
            value = constant.Value;
            return true;
        }

        value = null;
        return input is not null && context.TryGet(input.MemoryBlockReference(), out value);
    }
}

/// <summary>Setting outputs.</summary>
public static class OutputExtensions
{
    /// <summary>Sets the value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output; not set where it is not bound.</param>
    /// <param name="context">The execution.</param>
    /// <param name="value">The value.</param>
    /// <param name="outputName">Its name, as written.</param>
    public static void Set<T>(this Output<T>? output, ActivityExecutionContext context, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) =>
        context.Set(output, value, outputName);
}

/// <summary>Setting up and setting variables.</summary>
public static class VariableExtensions
{
    /// <summary>Keeps the variable with the instance.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="variable">The variable.</param>
    public static Variable<T> WithWorkflowStorage<T>(this Variable<T> variable) => variable.WithStorageDriver<WorkflowInstanceStorageDriver>();

    /// <summary>Sets the value.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="context">The execution.</param>
    /// <param name="value">The value.</param>
    public static void Set(this Variable variable, ActivityExecutionContext context, object? value) => context.Set(variable, value);
}
