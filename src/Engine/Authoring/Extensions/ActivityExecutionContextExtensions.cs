using System.Diagnostics.CodeAnalysis;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Extensions;

/// <summary>What activities say most often to their execution.</summary>
public static class ActivityExecutionContextExtensions
{
    /// <summary>A value that the burst was brought, if it is there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="key">Its key, in any case.</param>
    /// <param name="value">The value.</param>
    public static bool TryGetWorkflowInput<T>(this ActivityExecutionContext context, string key, [MaybeNullWhen(false)] out T value)
    {
        var found = context.WorkflowInput.TryGetValue(key, out var raw);
        value = found ? ValueConversion.To<T>(raw)! : default;
        return found;
    }

    /// <summary>A value that the burst was brought under the name of its type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    public static T GetWorkflowInput<T>(this ActivityExecutionContext context) => context.GetWorkflowInput<T>(typeof(T).Name);

    /// <summary>A value that the burst was brought.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="key">Its key, in any case.</param>
    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    public static T GetWorkflowInput<T>(this ActivityExecutionContext context, string key) =>
        context.TryGetWorkflowInput<T>(key, out var value) ? value : throw new KeyNotFoundException($"The stimulus brought no '{key}'.");

    /// <summary>Sets the result.</summary>
    /// <param name="context">The execution of an activity with a result.</param>
    /// <param name="value">The result.</param>
    public static void SetResult(this ActivityExecutionContext context, object? value) => context.Set(((IActivityWithResult)context.Activity).Result, value, "Result");

    /// <summary>Sets a variable by name, in the nearest container that has it. An unknown name becomes a variable of the nearest container, for the burst only.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public static Variable SetVariable(this ActivityExecutionContext context, string name, object? value, Action<MemoryBlock>? configure = null)
    {
        var variable = context.ExpressionExecutionContext.FindVariable(name) ?? new Variable(name);
        context.ExpressionExecutionContext.Set(variable, value, configure);
        return variable;
    }

    /// <summary>Sets a variable by name; an unknown name becomes a variable of this execution that is kept between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public static Variable SetDynamicVariable<T>(this ActivityExecutionContext context, string name, T value, Action<MemoryBlock>? configure = null)
    {
        var variable = context.ExpressionExecutionContext.FindVariable(name);
        if (variable is null)
        {
            variable = new Variable<T>(name, value).WithStorageDriver<WorkflowInstanceStorageDriver>();
            context.DeclareVariables([variable]);
        }

        context.ExpressionExecutionContext.Set(variable, value, configure);
        return variable;
    }

    /// <summary>The value of a variable by name; default where nobody has it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The execution.</param>
    /// <param name="name">The name.</param>
    public static T? GetVariable<T>(this ActivityExecutionContext context, string name) => context.ExpressionExecutionContext.GetVariable<T>(name);

    /// <summary>Cancels an execution and all below it.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static Task CancelActivityAsync(this ActivityExecutionContext activityExecutionContext) => activityExecutionContext.CancelAsync().AsTask();

    /// <summary>Sends a signal to an activity and those around it.</summary>
    /// <param name="activityExecutionContext">The execution to begin with.</param>
    /// <param name="signal">The signal.</param>
    public static ValueTask SendSignalAsync(this ActivityExecutionContext activityExecutionContext, object signal) => activityExecutionContext.SendSignalAsync(signal);

    /// <summary>The executions around one, from the nearest outwards.</summary>
    /// <param name="activityExecutionContext">The execution.</param>
    public static IEnumerable<ActivityExecutionContext> GetAncestors(this ActivityExecutionContext activityExecutionContext)
    {
        for (var ancestor = activityExecutionContext.ParentActivityExecutionContext; ancestor is not null; ancestor = ancestor.ParentActivityExecutionContext)
        {
            yield return ancestor;
        }
    }
}
