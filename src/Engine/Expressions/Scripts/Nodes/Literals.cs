using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary>A constant.</summary>
internal sealed class ConstantNode(Position at, object? value) : Node(at)
{
    public object? Value { get; } = value;

    public override object? Evaluate(ExpressionExecutionContext scope) => Value;
}

/// <summary>A text with gaps: <c>`第${n}次`</c>. The pieces stand around the values, so there is one more of them.</summary>
internal sealed class TemplateNode(Position at, IReadOnlyList<string> pieces, IReadOnlyList<Node> values) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) =>
        string.Concat(values.Select((value, index) => pieces[index] + Coercion.ToText(value.Evaluate(scope)))) + pieces[^1];
}

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ArrayNode(Position at, IReadOnlyList<Node> items) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope) => new ScriptArray([.. items.Select(item => item.Evaluate(scope))]);
}

/// <summary><c>{ name: a }</c>.</summary>
internal sealed class ObjectNode(Position at, IReadOnlyList<(string Name, Node Value)> members) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var made = new ScriptObject();
        foreach (var (name, value) in members)
        {
            made[name] = value.Evaluate(scope);
        }

        return made;
    }
}
