using MedInsFlows.Engine.Expressions.Scripts.Nodes;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <content>Words: constants, variables and functions of Elsa's.</content>
internal sealed partial class Parser
{
    private Node Word()
    {
        var (at, word) = (current.At, current.Text);
        if (Refusals.Reasons.ContainsKey(word))
        {
            throw Refused();
        }

        Advance();
        return word switch
        {
            "true" => new ConstantNode(at, true),
            "false" => new ConstantNode(at, false),
            "null" => new ConstantNode(at, null),
            "undefined" => new ConstantNode(at, Undefined.Value),
            "variables" => VariableOf(at),
            _ when current.Is("(") => Function(at, word),
            _ => throw new ScriptException(at, $"不认识“{word}”；变量请写作 variables.名称 或 get名称()。"),
        };
    }

    private VariableNode VariableOf(Position at)
    {
        Expect(".");
        var name = current.Text;
        if (current.Kind != TokenKind.Word)
        {
            throw Refused("变量的名称");
        }

        names.Add(new ScriptName(NameUse.Variable, name, current.At));
        Advance();
        return new VariableNode(at, name);
    }

    private Node Function(Position at, string name)
    {
        if (Accessors.Known.TryGetValue(name, out var accessor))
        {
            var arguments = Arguments(at, name, accessor.Least, accessor.Most);
            if (name == "setVariable" && arguments[0] is ConstantNode { Value: string variable })
            {
                names.Add(new ScriptName(NameUse.Variable, variable, at));
            }

            return new AccessorNode(at, accessor, arguments);
        }

        if (name.Length > 3 && name.StartsWith("get", StringComparison.Ordinal))
        {
            names.Add(new ScriptName(NameUse.Get, name[3..], at));
            Arguments(at, name, 0, 0);
            return new GetNode(at, name[3..]);
        }

        if (name.Length > 3 && name.StartsWith("set", StringComparison.Ordinal))
        {
            names.Add(new ScriptName(NameUse.Set, name[3..], at));
            return new SetNode(at, name[3..], Arguments(at, name, 1, 1)[0]);
        }

        throw new ScriptException(at, $"不能调用函数 {name}；可用 {string.Join('、', Accessors.Known.Keys)}，以及 get名称()、set名称(值)。");
    }

    private List<Node> Arguments(Position at, string name, int least, int most)
    {
        Expect("(");
        var arguments = List(")", Expression);
        return arguments.Count >= least && arguments.Count <= most
            ? arguments
            : throw new ScriptException(at, $"{name} 须有 {(least == most ? least : $"{least} 至 {most}")} 个参数，现有 {arguments.Count} 个。");
    }
}
