using System.Text;
using MedInsFlows.Engine.Expressions.Scripts;
using MedInsFlows.Engine.Flow;
using static MedInsFlows.Engine.Tests.Expressions.ScriptBench;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>Whatever the text: it is refused with the fault of a definition, or it is a script whose evaluation ends with a value or the fault of a flow.</summary>
public sealed class ScriptFuzzTests
{
    private static readonly string[] Pieces =
    [
        "1", "0.5", "1e3", "0x", "010", "'a'", "\"b\"", "`", "${", "}", "{", "(", ")", "[", "]", ".", "?.", "...", ",", ";", ":", "?", "??", "=", "==", "===", "!", "!=", "<", "<=",
        "+", "++", "-", "*", "**", "/", "//", "/*", "*/", "%", "&&", "||", "&", "|", "=>", "\\", "\n", " ", "#", "@", "\0", "中", "😀", "\uD800", "a", "true", "null", "undefined",
        "variables", "variables.Text", "getText()", "setText(1)", "getVariable", "join", ".join(", ".length", "toFixed", ".toFixed(2)", "return", "function", "new", "if", "__proto__",
        "'\\u", "\\x4", "0b1", "1_0", "toJson(", "getOutputFrom('a')", "getLastResult()", "[1,2]", "return {a:1}",
    ];

    private readonly ScriptBench bench = new([Variable("Text", "abc")]);

    private static int Rounds => Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 1_000_000 : 20_000;

    [Fact]
    public void Pieces_of_scripts_in_any_order()
    {
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 12); count > 0; count--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Try(text.ToString());
        }
    }

    [Fact]
    public void Random_characters()
    {
        var random = new Random(2);
        for (var round = 0; round < Rounds; round++)
        {
            Try(new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(' ', '\u007F')))]));
        }
    }

    [Fact]
    public void Scripts_with_characters_changed()
    {
        const string script = "return getText().includes('b') && (1 + 0.5) * 2 >= 3 ? `x${[1, { a: 2 }][1].a}` : toJson({ 'k': null ?? 'v' });";
        var random = new Random(3);
        for (var round = 0; round < Rounds; round++)
        {
            var characters = script.ToList();
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                var place = random.Next(characters.Count);
                if (random.Next(2) == 0)
                {
                    characters.RemoveAt(place);
                }
                else
                {
                    characters.Insert(place, script[random.Next(script.Length)]);
                }
            }

            Try(new string([.. characters]));
        }
    }

    private void Try(string text)
    {
        try
        {
            Script.Parse(text).Evaluate(bench.Scope);
        }
        catch (Exception exception) when (exception is ScriptException or FlowException)
        {
            exception.Message.Should().MatchRegex("^脚本第 \\d+ 行第 \\d+ 列：.+。$", text);
        }
    }
}
