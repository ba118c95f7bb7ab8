using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary><c>a - b</c> and the like: both sides are taken for numbers.</summary>
internal sealed class ArithmeticNode(Position at, Node left, Node right, Func<object, object, object> operation) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var first = left.Evaluate(scope);
        var second = right.Evaluate(scope);
        return operation(Coercion.ToNumber(first), Coercion.ToNumber(second));
    }
}

/// <summary><c>a + b</c>: joins if one side is text (or an array or object), else adds.</summary>
internal sealed class PlusNode(Position at, Node left, Node right) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var first = Coercion.ToPrimitive(left.Evaluate(scope));
        var second = Coercion.ToPrimitive(right.Evaluate(scope));
        return first is string || second is string
            ? Coercion.ToText(first) + Coercion.ToText(second)
            : Numbers.Add(Coercion.ToNumber(first), Coercion.ToNumber(second));
    }
}

/// <summary><c>-a</c> or <c>+a</c>.</summary>
internal sealed class SignNode(Position at, Node operand, bool negate) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var number = Coercion.ToNumber(operand.Evaluate(scope));
        return negate ? Numbers.Negate(number) : number;
    }
}
