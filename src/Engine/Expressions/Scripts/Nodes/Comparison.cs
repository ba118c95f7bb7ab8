using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary><c>a === b</c>, <c>a != b</c> and the like.</summary>
internal sealed class EqualityNode(Position at, Node left, Node right, bool strict, bool negate) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var first = left.Evaluate(scope);
        var second = right.Evaluate(scope);
        return (strict ? Equality.Strict(first, second) : Equality.Loose(first, second)) != negate;
    }
}

/// <summary><c>a &lt; b</c> and the like: two texts by their characters, all else as numbers. What is no number is in no order.</summary>
internal sealed class OrderNode(Position at, Node left, Node right, Predicate<int> holds) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var first = Coercion.ToPrimitive(left.Evaluate(scope));
        var second = Coercion.ToPrimitive(right.Evaluate(scope));
        var order = first is string x && second is string y
            ? string.CompareOrdinal(x, y)
            : Numbers.Compare(Coercion.ToNumber(first), Coercion.ToNumber(second));
        return order is { } found && holds(found);
    }
}
