using MedInsFlows.Engine.Expressions.Scripts.Nodes;

namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <summary>Makes a tree of a script by recursive descent, and refuses what is not in the subset. Used once.</summary>
internal sealed partial class Parser
{
    /// <summary>Scripts are conditions and small computations; what is longer belongs into an activity.</summary>
    public const int LongestText = 4000;

    private const int DeepestNesting = 50;

    private readonly Tokenizer tokenizer;
    private readonly List<ScriptName> names = [];
    private readonly HashSet<Node> bracketed = [];
    private Token current;
    private int depth;

    public Parser(string text)
    {
        if (text.Length > LongestText)
        {
            throw new ScriptException(new Position(1, 1), $"脚本长 {text.Length} 字，超过 {LongestText} 字。");
        }

        tokenizer = new Tokenizer(text);
        current = tokenizer.Next();
    }

    /// <summary>What of the flow the script names.</summary>
    public IReadOnlyList<ScriptName> Names => names;

    /// <summary>The whole script: one expression, with or without <c>return</c> and a semicolon.</summary>
    public Node Script()
    {
        if (current is { Kind: TokenKind.Word, Text: "return" })
        {
            Advance();
            if (current.AfterNewLine)
            {
                throw new ScriptException(current.At, "return 之后不可换行：JavaScript 会当作没有返回值。");
            }
        }
        else if (current.Is("{"))
        {
            throw new ScriptException(current.At, "以 { 开头的脚本在 JavaScript 中是语句块；要得到对象，请写 return { … }。");
        }

        var expression = Expression();
        if (current.Is(";"))
        {
            Advance();
        }

        return current.Kind == TokenKind.End ? expression : throw Refused();
    }

    private void Advance() => current = tokenizer.Next();

    private bool Accept(string sign)
    {
        if (!current.Is(sign))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(string sign)
    {
        if (!Accept(sign))
        {
            throw Refused($" {sign} ");
        }
    }

    private T Nested<T>(Func<T> parse)
    {
        if (++depth > DeepestNesting)
        {
            throw new ScriptException(current.At, $"嵌套超过 {DeepestNesting} 层，请把脚本拆开。");
        }

        var parsed = parse();
        depth--;
        return parsed;
    }

    /// <summary>Says why what stands here is not allowed.</summary>
    private ScriptException Refused(string? expected = null)
    {
        var found = current.Kind switch
        {
            TokenKind.Word or TokenKind.Sign => $"“{current.Text}”",
            TokenKind.Number => "数值",
            _ => "文本",
        };
        return new ScriptException(
            current.At,
            current.Kind == TokenKind.End ? $"脚本没有写完，此处应为{expected ?? "值"}。"
                : current.Kind is TokenKind.Word or TokenKind.Sign && Refusals.Reasons.TryGetValue(current.Text, out var reason) ? reason
                : expected is null ? $"此处不可有{found}，可能缺少运算符。"
                : $"此处应为{expected}，而不是{found}。");
    }
}
