using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Extensions;

/// <summary>Reading variables and inputs where an expression is evaluated.</summary>
public static class ExpressionExecutionContextExtensions
{
    /// <summary>The value of an input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="input">The input.</param>
    public static T? Get<T>(this ExpressionExecutionContext context, Input<T>? input) => input.GetOrDefault(context);

    /// <summary>The value of a variable by name; default where nobody has it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    public static T? GetVariable<T>(this ExpressionExecutionContext context, string name) =>
        context.FindVariable(name) is { } variable ? context.Get<T>(variable) : default;

    /// <summary>The value of a workflow input by name.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    public static object? GetInput(this ExpressionExecutionContext context, string name) => context.Workflow()?.Input.TryGetValue(name, out var value) == true ? value : null;

    /// <summary>The value of a workflow input by name, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    public static T? GetInput<T>(this ExpressionExecutionContext context, string name) => ValueConversion.To<T>(context.GetInput(name));

    /// <summary>The variable with a name that is nearest.</summary>
    internal static Variable? FindVariable(this ExpressionExecutionContext context, string name)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            foreach (var block in scope.Memory.Blocks.Values)
            {
                if (block.Metadata is Variable variable && variable.Name == name)
                {
                    return variable;
                }
            }
        }

        return null;
    }

    /// <summary>The instance around an expression.</summary>
    internal static Workflows.WorkflowExecutionContext? Workflow(this ExpressionExecutionContext context)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            if (scope.Owner is { } owner)
            {
                return owner.WorkflowExecutionContext;
            }
        }

        return null;
    }
}
