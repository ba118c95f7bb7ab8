using System.Text;
using Jurassic;
using MedInsFlows.Engine.Flow;
using static MedInsFlows.Engine.Tests.Expressions.ScriptBench;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>
/// What scripts mean, compared with a JavaScript interpreter. It knows no <c>??</c> and loses its way behind templates, for which <see cref="ScriptTests"/>
/// stands.
/// </summary>
public sealed class JurassicTests
{
    private const int BatchSize = 50;

    private const string Throws = "throws";

    private const string Prelude = Described.Function +
        """
        var variables = {
          get Text() { return 'abc'; }, get Count() { return 7; }, get Rate() { return 0.25; }, get Items() { return ['身份证', 'b']; },
          get Record() { return { a: 1, b: { c: null } }; }, get Nothing() { return null; }, get Flag() { return true; }
        };
        Object.keys(variables).forEach(function (name) { this['get' + name] = function () { return variables[name]; }; });
        function isNullOrEmpty(x) { return x === null || x === undefined || x === ''; }
        function isNullOrWhiteSpace(x) { return x === null || x === undefined || x.trim() === ''; }
        function toJson(x) { return JSON.stringify(x, function (key, value) { return typeof value === 'number' ? value * 1 : value; }); }
        """;

    private readonly ScriptBench bench = new(
    [
        Variable("Text", "abc"),
        Variable("Count", 7.0),
        Variable("Rate", 0.25),
        Variable("Items", new[] { "身份证", "b" }),
        Variable<object>("Record", System.Text.Json.JsonElement.Parse("""{"a":1,"b":{"c":null}}""")),
        Variable<string>("Nothing", null),
        Variable("Flag", true),
    ]);

    private static int Scripts => Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 100_000 : 2_000;

    [Fact]
    public void Random_scripts_mean_the_same_to_a_JavaScript_interpreter()
    {
        var differences = new List<string>();
        var generator = new ScriptGenerator(20260728);
        for (var done = 0; done < Scripts; done += BatchSize)
        {
            var scripts = Enumerable.Range(0, BatchSize).Select(_ => generator.Next()).ToList();
            foreach (var (script, theirs) in scripts.Zip(Theirs(scripts)))
            {
                if (Ours(script) is var ours && ours != theirs)
                {
                    differences.Add($"{script} is {ours}, to the interpreter {theirs}");
                }
            }
        }

        differences.Should().BeEmpty();
    }

    /// <summary>A fresh interpreter each time: it never gives back the memory of what it has compiled.</summary>
    private static string[] Theirs(List<string> scripts)
    {
        var engine = new ScriptEngine();
        engine.Execute(Prelude);
        return engine.Evaluate<string>(Together(scripts)).Split('\u0001');
    }

    private static string Together(List<string> scripts)
    {
        var text = new StringBuilder("(function () { var all = [];\n");
        foreach (var script in scripts)
        {
            text.AppendLine($"try {{ all.push(describe(({script}))); }} catch (e) {{ all.push('{Throws}'); }}");
        }

        return text.Append("return all.join('\\u0001'); })()").ToString();
    }

    private string Ours(string script)
    {
        try
        {
            return Described.Of(bench.Inner(script));
        }
        catch (FlowException)
        {
            return Throws;
        }
    }
}
