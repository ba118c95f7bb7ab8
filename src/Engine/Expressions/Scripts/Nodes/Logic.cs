using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary><c>!a</c>.</summary>
internal sealed class NotNode(Position at, Node operand) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) => !Coercion.ToBoolean(operand.Evaluate(scope));
}

/// <summary><c>a &amp;&amp; b</c>, <c>a || b</c>, <c>a ?? b</c>: the left value where it will do, else the right one, which is not looked at before.</summary>
internal sealed class ChoiceNode(Position at, Node left, Node right, Predicate<object?> willDo) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var first = left.Evaluate(scope);
        return willDo(first) ? first : right.Evaluate(scope);
    }
}

/// <summary><c>a ? b : c</c>.</summary>
internal sealed class ConditionalNode(Position at, Node condition, Node whenTrue, Node whenFalse) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) =>
        (Coercion.ToBoolean(condition.Evaluate(scope)) ? whenTrue : whenFalse).Evaluate(scope);
}
