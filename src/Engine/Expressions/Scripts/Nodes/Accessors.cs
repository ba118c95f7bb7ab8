using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary>The functions that scripts may call by a fixed name: a closed list of Elsa's, as far as they are deterministic.</summary>
internal static class Accessors
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, Accessor> Known { get; } = new Dictionary<string, Accessor>
    {
        ["getVariable"] = new(1, 1, (_, scope, arguments) => FlowValues.Variable(scope, Coercion.ToText(arguments[0]))),
        ["setVariable"] = new(2, 2, (at, scope, arguments) => FlowValues.SetVariable(at, scope, Coercion.ToText(arguments[0]), arguments[1])),
        ["getInput"] = new(1, 1, (at, scope, arguments) => FlowValues.Input(at, scope, Coercion.ToText(arguments[0]))),
        ["getOutputFrom"] = new(1, 2, (_, scope, arguments) => FlowValues.Output(scope, Coercion.ToText(arguments[0]), arguments is [_, string name] ? name : null)),
        ["getLastResult"] = new(0, 0, (_, scope, _) => Boundary.In(scope.GetLastResult())),
        ["getWorkflowInstanceId"] = new(0, 0, (_, scope, _) => Workflow(scope).Id),
        ["getWorkflowDefinitionId"] = new(0, 0, (_, scope, _) => Workflow(scope).Workflow.Identity.DefinitionId),
        ["getWorkflowDefinitionVersionId"] = new(0, 0, (_, scope, _) => Workflow(scope).Workflow.Identity.Id),
        ["getWorkflowDefinitionVersion"] = new(0, 0, (_, scope, _) => (decimal)Workflow(scope).Workflow.Identity.Version),
        ["getCorrelationId"] = new(0, 0, (_, scope, _) => Workflow(scope).CorrelationId),
        ["setCorrelationId"] = new(1, 1, (_, scope, arguments) => Set(arguments[0], text => Workflow(scope).CorrelationId = text)),
        ["getWorkflowInstanceName"] = new(0, 0, (_, scope, _) => Workflow(scope).Name),
        ["setWorkflowInstanceName"] = new(1, 1, (_, scope, arguments) => Set(arguments[0], text => Workflow(scope).Name = text)),
        ["isNullOrEmpty"] = new(1, 1, (_, _, arguments) => TextOrNull(arguments[0]) is null or ""),
        ["isNullOrWhiteSpace"] = new(1, 1, (_, _, arguments) => string.IsNullOrWhiteSpace(TextOrNull(arguments[0]))),
        ["toJson"] = new(1, 1, (_, _, arguments) => JsonText.Write(arguments[0]) ?? (object)Undefined.Value),
    };

    private static WorkflowExecutionContext Workflow(ExpressionExecutionContext scope) => scope.GetWorkflowExecutionContext();

    private static string? TextOrNull(object? value) => Undefined.OrNull(value) ? null : Coercion.ToText(value);

    private static Undefined Set(object? value, Action<string?> set)
    {
        set(TextOrNull(value));
        return Undefined.Value;
    }
}

/// <summary>A function that scripts may call.</summary>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest.</param>
/// <param name="Call">Calls it.</param>
internal sealed record Accessor(int Least, int Most, Func<Position, ExpressionExecutionContext, object?[], object?> Call);
