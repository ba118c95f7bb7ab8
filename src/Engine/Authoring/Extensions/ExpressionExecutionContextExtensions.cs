using System.Diagnostics.CodeAnalysis;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Extensions;

/// <summary>Reading and setting what is in scope where an expression is evaluated.</summary>
public static partial class ExpressionExecutionContextExtensions
{
    /// <summary>The instance around an expression, if there is one.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="workflowExecutionContext">The instance.</param>
    public static bool TryGetWorkflowExecutionContext(this ExpressionExecutionContext context, [MaybeNullWhen(false)] out WorkflowExecutionContext workflowExecutionContext) =>
        (workflowExecutionContext = context.Workflow()) is not null;

    /// <summary>The instance around an expression.</summary>
    /// <param name="context">Where to look.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static WorkflowExecutionContext GetWorkflowExecutionContext(this ExpressionExecutionContext context) =>
        context.Workflow() ?? throw new InvalidOperationException("The expression is not evaluated in an instance.");

    /// <summary>The execution around an expression, if there is one.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="activityExecutionContext">The execution.</param>
    public static bool TryGetActivityExecutionContext(this ExpressionExecutionContext context, [MaybeNullWhen(false)] out ActivityExecutionContext activityExecutionContext) =>
        (activityExecutionContext = context.Scopes().Select(scope => scope.Owner).FirstOrDefault(owner => owner is not null)) is not null;

    /// <summary>The execution around an expression.</summary>
    /// <param name="context">Where to look.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ActivityExecutionContext GetActivityExecutionContext(this ExpressionExecutionContext context) =>
        context.TryGetActivityExecutionContext(out var execution) ? execution : throw new InvalidOperationException("The expression is not evaluated in an execution.");

    /// <summary>The activity around an expression.</summary>
    /// <param name="context">Where to look.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static IActivity GetActivity(this ExpressionExecutionContext context) => context.GetActivityExecutionContext().Activity;

    /// <summary>The value of an input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="input">The input.</param>
    public static T? Get<T>(this ExpressionExecutionContext context, Input<T>? input) => input.GetOrDefault(context);

    /// <summary>The value that an output was given.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="output">The output.</param>
    public static T? Get<T>(this ExpressionExecutionContext context, Output output) => context.Get<T>(output.MemoryBlockReference());

    /// <summary>The value that an output was given.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="output">The output.</param>
    public static object? Get(this ExpressionExecutionContext context, Output output) => context.Get(output.MemoryBlockReference());

    /// <summary>Sets what an output is bound to.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="output">The output; nothing happens where it is not bound.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public static void Set(this ExpressionExecutionContext context, Output? output, object? value, Action<MemoryBlock>? configure = null)
    {
        if (output is not null)
        {
            context.Set(output.MemoryBlockReference(), value, configure);
        }
    }

    /// <summary>Sets what an output is bound to.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="output">The output.</param>
    /// <param name="value">The value.</param>
    public static void SetBoundValue(this ExpressionExecutionContext context, Output output, object? value) => context.Set(output, value);

    /// <summary>The value of a workflow input, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="inputDefinition">The input.</param>
    public static T? GetInput<T>(this ExpressionExecutionContext context, InputDefinition inputDefinition) => context.GetInput<T>(inputDefinition.Name);

    /// <summary>The value of a workflow input by name, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    public static T? GetInput<T>(this ExpressionExecutionContext context, string name) => ValueConversion.To<T>(context.GetInput(name));

    /// <summary>The value of a workflow input by name.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    public static object? GetInput(this ExpressionExecutionContext context, string name) => context.Workflow()?.Input.TryGetValue(name, out var value) == true ? value : null;

    /// <summary>The inputs that the workflow declares, and their values.</summary>
    /// <param name="context">Where to look.</param>
    public static IEnumerable<WorkflowInput> GetWorkflowInputs(this ExpressionExecutionContext context) =>
        context.Workflow()?.Workflow.Inputs.Select(input => new WorkflowInput(input.Name, context.GetInput(input.Name))) ?? [];

    /// <summary>What an activity left in this burst.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="activityIdOrName">The activity.</param>
    /// <param name="outputName">The output; its result if not set.</param>
    /// <returns>Null where it left nothing, or left it before a wait.</returns>
    public static object? GetOutput(this ExpressionExecutionContext context, string activityIdOrName, string? outputName) =>
        context.TryGetActivityExecutionContext(out var execution) && execution.FindActivityByIdOrName(activityIdOrName) is { } activity
            ? execution.WorkflowExecutionContext.GetOutputByActivityId(activity.Id, outputName)
            : null;

    /// <summary>The result that an activity left last in this burst.</summary>
    /// <param name="context">Where to look.</param>
    public static object? GetLastResult(this ExpressionExecutionContext context) => context.Workflow()?.GetLastActivityResult();

    /// <summary>Whether the expression belongs to an activity within a composite that is not the workflow itself.</summary>
    /// <param name="context">Where to look.</param>
    public static bool IsContainedWithinCompositeActivity(this ExpressionExecutionContext context) =>
        context.GetActivityExecutionContext().GetAncestors().Any(ancestor => ancestor.Activity is Composite and not Elsa.Workflows.Activities.Workflow);

    /// <summary>The instance around an expression, if there is one.</summary>
    internal static WorkflowExecutionContext? Workflow(this ExpressionExecutionContext context) =>
        context.TryGetActivityExecutionContext(out var execution) ? execution.WorkflowExecutionContext : null;
}
