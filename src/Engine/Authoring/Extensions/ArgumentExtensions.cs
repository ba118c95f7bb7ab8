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
    /// <summary>An input that reads what the output was given.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output.</param>
    public static Input<T> CreateInput<T>(this Output output) => new(output);

    /// <summary>Sets the value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output; only remembered for the burst where it is not bound.</param>
    /// <param name="context">The execution.</param>
    /// <param name="value">The value.</param>
    /// <param name="outputName">Its name, as written.</param>
    public static void Set<T>(this Output<T>? output, ActivityExecutionContext context, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) =>
        context.Set(output, value, outputName);

    /// <summary>Sets the value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output; nothing happens where it is not bound.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="value">The value.</param>
    public static void Set<T>(this Output<T>? output, ExpressionExecutionContext context, T? value) => context.Set((Output?)output, value);

    /// <summary>Sets the value to that of a variable.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output; nothing happens where it is not bound.</param>
    /// <param name="context">The execution.</param>
    /// <param name="value">The variable.</param>
    public static void Set<T>(this Output<T>? output, ActivityExecutionContext context, Variable<T> value) => output.Set(context.ExpressionExecutionContext, value);

    /// <summary>Sets the value to that of a variable.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output; nothing happens where it is not bound.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="value">The variable.</param>
    public static void Set<T>(this Output<T>? output, ExpressionExecutionContext context, Variable<T> value) => output.Set(context, value.Get(context));

    /// <summary>The type of what the output is bound to.</summary>
    /// <param name="output">The output.</param>
    /// <param name="context">The execution.</param>
    public static Type? GetTargetType(this Output? output, ActivityExecutionContext context) => Target(output, context) switch
    {
        Variable variable => variable.GetVariableType(),
        OutputDefinition definition => definition.Type,
        _ => null,
    };

    /// <summary>Whether the output is bound to something that is there.</summary>
    /// <param name="output">The output.</param>
    /// <param name="context">The execution.</param>
    public static bool HasTarget(this Output? output, ActivityExecutionContext context) => Target(output, context) is not null;

    /// <summary>A value in the type of the output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">It cannot be converted.</exception>
    public static object? ParseValue(this Output output, object? value) => ValueConversion.To(value, output.GetType().GenericTypeArguments.FirstOrDefault(typeof(object)));

    private static object? Target(Output? output, ActivityExecutionContext context)
    {
        if (output?.MemoryBlockReference() is not { } reference)
        {
            return null;
        }

        return context.WorkflowExecutionContext.Workflow.Outputs.FirstOrDefault(definition => definition.Name == reference.Id)
            ?? (context.ExpressionExecutionContext.TryGetBlock(reference, out var block) ? block.Metadata : null);
    }
}
