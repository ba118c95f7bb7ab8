using Elsa.Workflows;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Flow;

/// <summary>Finds the values of an activity's inputs before it runs, also when it goes on after a wait.</summary>
internal static class InputEvaluation
{
    /// <summary>Evaluates all inputs that the engine is to evaluate.</summary>
    /// <exception cref="InputEvaluationException">One cannot be evaluated; the message names it.</exception>
    public static void EvaluateAll(ActivityExecutionContext execution)
    {
        foreach (var descriptor in execution.ActivityDescriptor.Inputs)
        {
            // Constants need no evaluation: they are read where they stand in the definition.
            if (descriptor is { IsWrapped: true, AutoEvaluate: true } && (descriptor.EvaluatorType is not null || descriptor.ValueGetter(execution.Activity) is Input { Expression.IsConstant: false }))
            {
                Evaluate(execution, descriptor);
            }
        }
    }

    /// <summary>Evaluates an input.</summary>
    /// <exception cref="InvalidOperationException">There is no such input.</exception>
    public static object? Evaluate(ActivityExecutionContext execution, string name) => Evaluate(
        execution,
        execution.ActivityDescriptor.Inputs.FirstOrDefault(input => input.Name == name) ?? throw new InvalidOperationException($"Activity '{execution.Activity.Type}' has no input '{name}'."));

    private static object? Evaluate(ActivityExecutionContext execution, InputDescriptor descriptor)
    {
        if (descriptor.ValueGetter(execution.Activity) is not Input { Expression: { } expression } input)
        {
            return null;
        }

        try
        {
            var value = descriptor.EvaluatorType is { } evaluator
                ? Evaluate(execution, descriptor, input, evaluator)
                : ExpressionEvaluation.Evaluate(expression, execution.ExpressionExecutionContext);
            return execution.ExpressionExecutionContext.Memory.Declare(input.MemoryBlockReference()).Value = ValueConversion.To(value, input.Type);
        }
        catch (FlowException exception)
        {
            throw new InputEvaluationException(descriptor.Name, $"输入“{descriptor.DisplayName}”：{exception.Message}", exception);
        }
        catch (FormatException exception)
        {
            throw new InputEvaluationException(descriptor.Name, $"输入“{descriptor.DisplayName}”的值不能用作 {input.Type.Name}。", exception);
        }
    }

    private static object? Evaluate(ActivityExecutionContext execution, InputDescriptor descriptor, Input input, Type evaluator)
    {
        var pending = ((IActivityInputEvaluator)execution.GetRequiredService(evaluator)).EvaluateAsync(
            new ActivityInputEvaluatorContext(execution, execution.ExpressionExecutionContext, descriptor, input, ExpressionEvaluator.Instance));
        return pending.IsCompleted ? pending.GetAwaiter().GetResult() : throw new FlowException("求值时不得等待外部结果。");
    }
}
