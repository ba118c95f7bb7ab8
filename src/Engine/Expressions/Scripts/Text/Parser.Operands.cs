using MedInsFlows.Engine.Expressions.Scripts.Nodes;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <content>Operands: constants, arrays, objects, brackets, names, members.</content>
internal sealed partial class Parser
{
    private Node Postfix()
    {
        var operand = Primary();
        while (true)
        {
            var at = current.At;
            if (Accept("."))
            {
                operand = Member(operand);
            }
            else if (Accept("["))
            {
                var name = Expression();
                Expect("]");
                operand = new MemberNode(at, operand, name);
            }
            else if (current.Is("("))
            {
                throw new ScriptException(at, "此处的值不能调用；只能调用指定的函数和方法。");
            }
            else if (current.Kind is TokenKind.TemplateEnd or TokenKind.TemplatePiece)
            {
                throw new ScriptException(at, "模板文本前不可有值，可能缺少运算符。");
            }
            else
            {
                return operand;
            }
        }
    }

    private Node Member(Node owner)
    {
        var (at, name) = (current.At, current.Text);
        if (current.Kind != TokenKind.Word)
        {
            throw Refused("成员的名称");
        }

        Advance();
        if (Refusals.Members.Contains(name))
        {
            throw new ScriptException(at, $"不能使用成员 {name}。");
        }

        if (Methods.Known.TryGetValue(name, out var arguments))
        {
            return current.Is("(")
                ? new MethodNode(at, owner, name, Arguments(at, name, arguments.Least, arguments.Most))
                : throw new ScriptException(at, $"{name} 是方法，须写作 {name}(…)。");
        }

        return current.Is("(")
            ? throw new ScriptException(at, $"不能调用方法 {name}；可用 {string.Join('、', Methods.Known.Keys)}。")
            : new MemberNode(at, owner, new ConstantNode(at, name));
    }

    private Node Primary()
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new ConstantNode(token.At, token.Number);
            case TokenKind.Text:
                Advance();
                return new ConstantNode(token.At, token.Text);
            case TokenKind.TemplatePiece or TokenKind.TemplateEnd:
                return Template();
            case TokenKind.Word:
                return Word();
            default:
                return Bracket();
        }
    }

    private Node Bracket()
    {
        var at = current.At;
        if (Accept("["))
        {
            return new ArrayNode(at, List("]", Expression));
        }

        if (Accept("{"))
        {
            return new ObjectNode(at, List("}", ObjectMember));
        }

        if (!Accept("("))
        {
            throw Refused();
        }

        var inner = Expression();
        Expect(")");
        bracketed.Add(inner);
        return inner;
    }

    private TemplateNode Template()
    {
        var (at, pieces, values) = (current.At, new List<string> { current.Text }, new List<Node>());
        while (current.Kind == TokenKind.TemplatePiece)
        {
            Advance();
            values.Add(Expression());
            if (!current.Is("}"))
            {
                throw Refused(" } ");
            }

            current = tokenizer.Continue();
            pieces.Add(current.Text);
        }

        Advance();
        return new TemplateNode(at, pieces, values);
    }

    /// <summary>What stands between brackets, with commas between; a comma at the end is allowed, gaps are not.</summary>
    private List<T> List<T>(string end, Func<T> item)
    {
        var items = new List<T>();
        while (!Accept(end))
        {
            items.Add(item());
            if (!current.Is(end))
            {
                Expect(",");
            }
        }

        return items;
    }

    private (string Name, Node Value) ObjectMember()
    {
        var token = current;
        var name = token.Kind switch
        {
            TokenKind.Word or TokenKind.Text => token.Text,
            TokenKind.Number => NumberText.Write(token.Number),
            _ => throw Refused("成员的名称"),
        };
        Advance();
        if (Refusals.Members.Contains(name))
        {
            throw new ScriptException(token.At, $"不能使用成员 {name}。");
        }

        Expect(":");
        return (name, Expression());
    }
}
