using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Nodes;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts;

/// <summary>
/// A script of a flow: one expression in a closed subset of JavaScript. What the subset has means what it means in JavaScript; what it has not is
/// refused when the text is parsed. There are no functions, loops or assignments, no clock and no randomness, so a script always ends, does no
/// harm, and finds the same value again in a replay. Immutable; thread-safe.
/// </summary>
/// <remarks>
/// The one difference, on purpose: numbers that come from the case, be it as numbers or as text, are exact decimals and stay exact when they meet
/// numbers of the script, so that an amount never suffers from binary fractions. Numbers among themselves that stand in the script are JavaScript's.
/// </remarks>
internal sealed class Script
{
    /// <summary>The kind of expression.</summary>
    public const string Kind = "JavaScript";

    private readonly string text;
    private readonly Node root;

    private Script(string text, Node root, IReadOnlyList<ScriptName> names) => (this.text, this.root, Names) = (text, root, names);

    /// <summary>What of the flow the script names: variables, inputs, outputs.</summary>
    public IReadOnlyList<ScriptName> Names { get; }

    /// <summary>Parses a script.</summary>
    /// <exception cref="ScriptException">It is not in the subset. The message is Chinese and names line and column.</exception>
    public static Script Parse(string text)
    {
        var parser = new Parser(text);
        return new Script(text, parser.Script(), parser.Names);
    }

    /// <summary>Finds the value.</summary>
    /// <exception cref="Flow.FlowException">What JavaScript would throw, e.g. a member of null was asked for; or the value is no finite number.</exception>
    public object? Evaluate(ExpressionExecutionContext scope) => Boundary.Out(root.Evaluate(scope), root.At);

    /// <summary>The text.</summary>
    public override string ToString() => text;
}
