using Elsa.Expressions.Models;
using Elsa.Extensions;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;
using VariableOfFlow = Elsa.Workflows.Memory.Variable;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary>Variables, inputs and outputs of the flow, as scripts see them.</summary>
internal static class FlowValues
{
    /// <summary>The variable with a name that is nearest; null where nobody has it.</summary>
    public static object? Variable(ExpressionExecutionContext scope, string name) => scope.FindVariable(name) is { } variable ? Boundary.In(scope.Get(variable)) : null;

    /// <summary>Sets the variable with a name that is nearest.</summary>
    /// <exception cref="Flow.FlowException">Nobody has it: what was set would be lost at the next wait. Or it is of another type.</exception>
    public static Undefined SetVariable(Position at, ExpressionExecutionContext scope, string name, object? value) =>
        Set(at, scope, scope.FindVariable(name), name, value);

    /// <summary>An input of the workflow, in its declared type.</summary>
    public static object? Input(Position at, ExpressionExecutionContext scope, string name)
    {
        var definition = scope.Workflow()?.Workflow.Inputs.FirstOrDefault(input => input.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        try
        {
            return Boundary.In(ValueConversion.To(scope.GetInput(name), definition?.Type ?? typeof(object)));
        }
        catch (FormatException)
        {
            throw ScriptFault.At(at, $"输入“{name}”的值不是它所声明的类型。");
        }
    }

    /// <summary>What an activity left in this burst; null where it left nothing, or left it before a wait.</summary>
    public static object? Output(ExpressionExecutionContext scope, string activityIdOrName, string? outputName) =>
        Boundary.In(scope.GetOutput(activityIdOrName, outputName));

    /// <summary><c>getX()</c>: a variable, an input, or an output <c>getXFromY()</c>.</summary>
    /// <exception cref="Flow.FlowException">There is no such thing. In a definition that was read this is found before.</exception>
    public static object? Get(Position at, ExpressionExecutionContext scope, string name)
    {
        if (FindVariable(scope, name) is { } variable)
        {
            return Boundary.In(scope.Get(variable));
        }

        var workflow = scope.GetWorkflowExecutionContext();
        if (workflow.Workflow.Inputs.FirstOrDefault(input => PascalName.Is(input.Name, name)) is { } input)
        {
            return Input(at, scope, input.Name);
        }

        return OutputName.Of(name, workflow.WorkflowGraph.Nodes.Select(node => (node.Activity, node.Descriptor))) is { } output
            ? Output(scope, output.ActivityId, output.Name)
            : throw ScriptFault.At(at, $"没有名为“{name}”的变量、输入或输出。");
    }

    /// <summary><c>setX(value)</c>: a variable.</summary>
    public static Undefined Set(Position at, ExpressionExecutionContext scope, string name, object? value) =>
        Set(at, scope, FindVariable(scope, name), name, value);

    private static Undefined Set(Position at, ExpressionExecutionContext scope, VariableOfFlow? variable, string name, object? value)
    {
        if (variable is null)
        {
            throw ScriptFault.At(at, $"变量“{name}”没有声明，请在流程中声明它。");
        }

        try
        {
            scope.Set(variable, Boundary.Out(value, at));
            return Undefined.Value;
        }
        catch (FormatException)
        {
            throw ScriptFault.At(at, $"值无法存入变量“{name}”，两者类型不符。");
        }
    }

    private static VariableOfFlow? FindVariable(ExpressionExecutionContext scope, string name) => scope.FindVariable(variable => PascalName.Is(variable.Name, name));
}
