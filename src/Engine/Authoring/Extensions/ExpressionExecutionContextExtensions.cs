using Elsa.Expressions.Models;
using Elsa.Workflows;
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
    public static T? Get<T>(this ExpressionExecutionContext context, Input<T>? input) => input is null ? default : context.Get<T>(input.MemoryBlockReference());

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

    /// <summary>The instance around an expression.</summary>
    /// <param name="context">Where to look.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static WorkflowExecutionContext GetWorkflowExecutionContext(this ExpressionExecutionContext context) =>
        context.Workflow() ?? throw new InvalidOperationException("The expression is not evaluated in an instance.");

    /// <summary>What an activity left in this burst.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="activityIdOrName">The activity.</param>
    /// <param name="outputName">The output; its result if not set.</param>
    /// <returns>Null where it left nothing, or left it before a wait.</returns>
    public static object? GetOutput(this ExpressionExecutionContext context, string activityIdOrName, string? outputName) => context.Workflow() is { } workflow
        && workflow.WorkflowGraph.Nodes.Select(node => node.Activity).FirstOrDefault(activity => activity.Id == activityIdOrName || activity.Name == activityIdOrName) is { } activity
            ? workflow.GetActivityOutputRegister().FindOutputByActivityId(activity.Id, outputName)
            : null;

    /// <summary>The result that an activity left last in this burst.</summary>
    /// <param name="context">Where to look.</param>
    public static object? GetLastResult(this ExpressionExecutionContext context) => context.Workflow()?.GetLastActivityResult();

    /// <summary>The variable with a name that is nearest.</summary>
    internal static Variable? FindVariable(this ExpressionExecutionContext context, string name) => context.FindVariable(variable => variable.Name == name);

    /// <summary>The nearest variable that will do.</summary>
    internal static Variable? FindVariable(this ExpressionExecutionContext context, Predicate<Variable> willDo)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            foreach (var block in scope.Memory.Blocks.Values)
            {
                if (block.Metadata is Variable variable && willDo(variable))
                {
                    return variable;
                }
            }
        }

        return null;
    }

    /// <summary>The instance around an expression, if there is one.</summary>
    internal static WorkflowExecutionContext? Workflow(this ExpressionExecutionContext context)
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
