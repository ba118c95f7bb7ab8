using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

/// <summary>Reading and setting blocks of memory.</summary>
public static class MemoryBlockReferenceExtensions
{
    /// <summary>The value of the block with an id.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="blockId">The id.</param>
    public static object? Get(this ExpressionExecutionContext context, string blockId) => context.Get(new MemoryBlockReference(blockId));

    /// <summary>The value of the block with an id.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="blockId">The id.</param>
    public static object? Get(this ActivityExecutionContext context, string blockId) => context.ExpressionExecutionContext.Get(blockId);

    /// <summary>The value.</summary>
    /// <param name="reference">The block.</param>
    /// <param name="context">The execution.</param>
    public static object? Get(this MemoryBlockReference reference, ActivityExecutionContext context) => context.Get(reference);

    /// <summary>The value, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="reference">The block.</param>
    /// <param name="context">The execution.</param>
    public static T? Get<T>(this MemoryBlockReference reference, ActivityExecutionContext context) => context.Get<T>(reference);

    /// <summary>The block.</summary>
    /// <param name="reference">Names it.</param>
    /// <param name="context">Where to look.</param>
    public static MemoryBlock GetBlock(this MemoryBlockReference reference, ExpressionExecutionContext context) => context.GetBlock(reference);

    /// <summary>Sets the value.</summary>
    /// <param name="reference">The block.</param>
    /// <param name="context">The execution.</param>
    /// <param name="value">The value.</param>
    public static void Set(this MemoryBlockReference reference, ActivityExecutionContext context, object? value) => context.Set(reference, value);
}

/// <summary>Evaluating inputs.</summary>
public static class ExpressionEvaluatorExtensions
{
    /// <summary>Finds the value of an input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="input">The input.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="options">Not used by this engine.</param>
    public static ValueTask<T?> EvaluateAsync<T>(
        this IExpressionEvaluator evaluator, Input<T> input, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        evaluator.EvaluateAsync<T>(input.Expression!, context, options);

    /// <summary>Finds the value of an input.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="input">The input.</param>
    /// <param name="context">Where to look.</param>
    /// <param name="options">Not used by this engine.</param>
    public static ValueTask<object?> EvaluateAsync(
        this IExpressionEvaluator evaluator, Input input, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        evaluator.EvaluateAsync(input.Expression!, input.Type, context, options);
}
