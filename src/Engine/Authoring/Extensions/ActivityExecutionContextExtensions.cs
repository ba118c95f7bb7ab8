using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace Elsa.Extensions;

/// <summary>What activities say most often to their execution.</summary>
public static partial class ActivityExecutionContextExtensions
{
    /// <summary>A value that the burst was brought, if it is there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="key">Its key, in any case.</param>
    /// <param name="value">The value.</param>
    /// <param name="serializerOptions">How to read JSON; as the engine does if not set.</param>
    public static bool TryGetWorkflowInput<T>(
        this ActivityExecutionContext context, string key, [MaybeNullWhen(false)] out T value, JsonSerializerOptions? serializerOptions = null)
    {
        var found = context.WorkflowInput.TryGetValue(key, out var raw);
        value = !found ? default
            : raw is JsonElement json && serializerOptions is not null ? json.Deserialize<T>(serializerOptions)!
            : ValueConversion.To<T>(raw)!;
        return found;
    }

    /// <summary>A value that the burst was brought under the name of its type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="serializerOptions">How to read JSON; as the engine does if not set.</param>
    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    public static T GetWorkflowInput<T>(this ActivityExecutionContext context, JsonSerializerOptions? serializerOptions = null) =>
        context.GetWorkflowInput<T>(typeof(T).Name, serializerOptions);

    /// <summary>A value that the burst was brought.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="key">Its key, in any case.</param>
    /// <param name="serializerOptions">How to read JSON; as the engine does if not set.</param>
    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    public static T GetWorkflowInput<T>(this ActivityExecutionContext context, string key, JsonSerializerOptions? serializerOptions = null) =>
        context.TryGetWorkflowInput<T>(key, out var value, serializerOptions) ? value : throw new KeyNotFoundException($"The stimulus brought no '{key}'.");

    /// <summary>Sets the result.</summary>
    /// <param name="context">The execution of an activity with a result.</param>
    /// <param name="value">The result.</param>
    public static void SetResult(this ActivityExecutionContext context, object? value) => context.Set(((IActivityWithResult)context.Activity).Result, value, "Result");

    /// <summary>Whether the activity is the trigger that started the instance. This engine starts instances only by command.</summary>
    /// <param name="context">The execution.</param>
    public static bool IsTriggerOfWorkflow(this ActivityExecutionContext context) => context.WorkflowExecutionContext.TriggerActivityId == context.Activity.Id;

    /// <summary>The output that an activity left under one of its properties.</summary>
    /// <typeparam name="TProp">The type of the property.</typeparam>
    /// <param name="activityExecutionContext">The execution.</param>
    /// <param name="property">The property.</param>
    public static object? GetActivityOutput<TProp>(this ActivityExecutionContext activityExecutionContext, Expression<Func<TProp>> property) =>
        activityExecutionContext.WorkflowExecutionContext.GetActivityOutputRegister()
            .FindOutputByActivityInstanceId(activityExecutionContext.Id, ((MemberExpression)property.Body).Member.Name);

    /// <summary>The outcome that belongs to a property which holds a child.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    /// <param name="portPropertyName">The property.</param>
    public static string GetOutcomeName(this ActivityExecutionContext activityExecutionContext, string portPropertyName) =>
        activityExecutionContext.Activity.GetType().GetProperty(portPropertyName)?.GetCustomAttributes(typeof(PortAttribute), inherit: true) is [PortAttribute { Name: { } name }]
            ? name
            : portPropertyName;

    /// <summary>The activity with an id or name.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    /// <param name="idOrName">The id or name.</param>
    public static IActivity? FindActivityByIdOrName(this ActivityExecutionContext activityExecutionContext, string idOrName) =>
        activityExecutionContext.WorkflowExecutionContext.WorkflowGraph.Nodes.Select(node => node.Activity)
            .FirstOrDefault(activity => activity.Id == idOrName || activity.Name == idOrName);

    /// <summary>Cancels an execution and all below it.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static Task CancelActivityAsync(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.CancelAsync().AsTask();

    /// <summary>Sends a signal to an activity and those around it.</summary>
    /// <param name="activityExecutionContext">The execution to begin with.</param>
    /// <param name="signal">The signal.</param>
    public static async ValueTask SendSignalAsync(this ActivityExecutionContext activityExecutionContext, object signal) => await activityExecutionContext.SendSignalAsync(signal);

    /// <summary>Evaluates all inputs that the engine evaluates, again.</summary>
    /// <param name="context">The execution.</param>
    public static Task EvaluateInputPropertiesAsync(this ActivityExecutionContext context)
    {
        InputEvaluation.EvaluateAll(context);
        return Task.CompletedTask;
    }

    /// <summary>Evaluates an input.</summary>
    /// <typeparam name="TActivity">The activity.</typeparam>
    /// <typeparam name="T">The type of the input.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="propertyExpression">The input.</param>
    public static Task<T?> EvaluateInputPropertyAsync<TActivity, T>(this ActivityExecutionContext context, Expression<Func<TActivity, Input<T>>> propertyExpression) =>
        Task.FromResult(ValueConversion.To<T>(InputEvaluation.Evaluate(context, ((MemberExpression)propertyExpression.Body).Member.Name)));

    /// <summary>Evaluates an input.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="inputName">The input.</param>
    public static Task<object?> EvaluateInputPropertyAsync(this ActivityExecutionContext context, string inputName) => Task.FromResult(InputEvaluation.Evaluate(context, inputName));

    /// <summary>Evaluates an input that is no property of the activity.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="input">The input.</param>
    public static Task<T?> EvaluateAsync<T>(this ActivityExecutionContext context, Input<T> input) => Task.FromResult(ValueConversion.To<T>(
        input.Expression is { } expression
            ? ExpressionEvaluation.Evaluate(expression, context.ExpressionExecutionContext)
            : context.Get(input.MemoryBlockReference())));
}
