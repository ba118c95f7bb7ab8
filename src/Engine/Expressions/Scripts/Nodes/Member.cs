using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary><c>a.name</c> or <c>a[b]</c>.</summary>
internal sealed class MemberNode(Position at, Node target, Node name) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var owner = target.Evaluate(scope);
        var key = Coercion.ToText(name.Evaluate(scope));
        return owner switch
        {
            null or Undefined => throw ScriptFault.At(At, $"不能取 {Coercion.ToText(owner)} 的成员；可先用 == null 判断。"),
            ScriptObject members => members[key],
            ScriptArray array => key == "length" ? (double)array.Items.Count
                : TextRules.TryIndex(key, out var index) && index < array.Items.Count ? array.Items[index]
                : Undefined.Value,
            string text => key == "length" ? (double)text.Length
                : TextRules.TryIndex(key, out var index) && index < text.Length ? text[index].ToString()
                : Undefined.Value,
            _ => Undefined.Value,
        };
    }
}

/// <summary><c>a.name(b, …)</c>, one of <see cref="Methods"/>.</summary>
internal sealed class MethodNode(Position at, Node target, string name, IReadOnlyList<Node> arguments) : Node(at)
{
    public override object? Evaluate(ExpressionExecutionContext scope)
    {
        var owner = target.Evaluate(scope);
        return Methods.Call(At, owner, name, [.. arguments.Select(argument => argument.Evaluate(scope))]);
    }
}
