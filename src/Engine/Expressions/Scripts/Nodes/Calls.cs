using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary>A call of one of <see cref="Accessors"/>.</summary>
internal sealed class AccessorNode(Position at, Accessor accessor, IReadOnlyList<Node> arguments) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) => accessor.Call(At, scope, [.. arguments.Select(argument => argument.Evaluate(scope))]);
}

/// <summary><c>getX()</c>.</summary>
internal sealed class GetNode(Position at, string name) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) => FlowValues.Get(At, scope, name);
}

/// <summary><c>setX(value)</c>.</summary>
internal sealed class SetNode(Position at, string name, Node value) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) => FlowValues.Set(At, scope, name, value.Evaluate(scope));
}

/// <summary><c>variables.X</c>.</summary>
internal sealed class VariableNode(Position at, string name) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) => FlowValues.Variable(scope, name);
}
