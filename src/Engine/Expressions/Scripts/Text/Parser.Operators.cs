using MedInsFlows.Engine.Expressions.Scripts.Nodes;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <content>Operators, from those that bind least to those that bind most.</content>
internal sealed partial class Parser
{
    /// <summary>Operators with two sides, by how they bind; all bind to the left.</summary>
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!=", "===", "!=="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"]];

    private Node Expression() => Nested(Conditional);

    private Node Conditional()
    {
        var condition = Choice();
        if (!Accept("?"))
        {
            return condition;
        }

        var whenTrue = Expression();
        Expect(":");
        return new ConditionalNode(condition.At, condition, whenTrue, Expression());
    }

    /// <summary><c>??</c> stands beside <c>||</c> and <c>&amp;&amp;</c>; JavaScript demands brackets where they meet.</summary>
    private Node Choice()
    {
        var left = Binary(0);
        if (!current.Is("??"))
        {
            return left;
        }

        RequireNoLogic(left);
        while (Accept("??"))
        {
            var right = Binary(0);
            RequireNoLogic(right);
            left = new ChoiceNode(left.At, left, right, value => !Undefined.OrNull(value));
        }

        return left;
    }

    private void RequireNoLogic(Node side)
    {
        if (side is ChoiceNode && !bracketed.Contains(side))
        {
            throw new ScriptException(side.At, "?? 与 || 或 && 混用时须加括号。");
        }
    }

    private Node Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (current.Kind == TokenKind.Sign && Levels[level].Contains(current.Text))
        {
            var sign = current.Text;
            Advance();
            left = Join(left.At, sign, left, Binary(level + 1));
        }

        return left;
    }

    private static Node Join(Position at, string sign, Node left, Node right) => sign switch
    {
        "||" => new ChoiceNode(at, left, right, Coercion.ToBoolean),
        "&&" => new ChoiceNode(at, left, right, value => !Coercion.ToBoolean(value)),
        "==" or "!=" or "===" or "!==" => new EqualityNode(at, left, right, strict: sign.Length == 3, negate: sign[0] == '!'),
        "<" => new OrderNode(at, left, right, order => order < 0),
        "<=" => new OrderNode(at, left, right, order => order <= 0),
        ">" => new OrderNode(at, left, right, order => order > 0),
        ">=" => new OrderNode(at, left, right, order => order >= 0),
        "+" => new PlusNode(at, left, right),
        "-" => new ArithmeticNode(at, left, right, Numbers.Subtract),
        "*" => new ArithmeticNode(at, left, right, Numbers.Multiply),
        "/" => new ArithmeticNode(at, left, right, Numbers.Divide),
        _ => new ArithmeticNode(at, left, right, Numbers.Remainder),
    };

    private Node Unary()
    {
        var at = current.At;
        if (Accept("!"))
        {
            return new NotNode(at, Nested(Unary));
        }

        if (current.Is("-") || current.Is("+"))
        {
            var negate = current.Is("-");
            Advance();
            return new SignNode(at, Nested(Unary), negate);
        }

        return Postfix();
    }
}
