using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace Elsa.Extensions;

/// <content>Variables.</content>
public static partial class ActivityExecutionContextExtensions
{
    /// <summary>Adds a variable to the nearest container.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="storageDriverType">What keeps it between bursts; none: it is there for the burst only.</param>
    /// <param name="configure">Further work on the block.</param>
    public static Variable CreateVariable(
        this ActivityExecutionContext context, string name, object? value, Type? storageDriverType = null, Action<MemoryBlock>? configure = null) =>
        context.ExpressionExecutionContext.CreateVariable(name, value, storageDriverType, configure);

    /// <summary>Sets a variable by name, in the nearest container that has it. An unknown name becomes a block of the nearest container, for the burst only.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public static Variable SetVariable(this ActivityExecutionContext context, string name, object? value, Action<MemoryBlock>? configure = null) =>
        context.ExpressionExecutionContext.SetVariable(name, value, configure);

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
            variable = new Variable<T>(name, value).WithWorkflowStorage();
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

    /// <summary>The values of all variables in scope, by name; the nearest of a name counts.</summary>
    /// <param name="context">The execution.</param>
    public static IDictionary<string, object> GetVariableValues(this ActivityExecutionContext context) =>
        context.ExpressionExecutionContext.GetVariablesInScope().ToDictionary(variable => variable.Name, variable => context.Get(variable)!);
}
