using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Workflows.Activities;

/// <summary>Completes the nearest composite, or the workflow, with outcomes of its own. What is still open in it is cancelled.</summary>
[Activity("Elsa", Toolbox.Flow, "以指定结果结束整个流程，仍在进行的分支一并取消。", DisplayName = "完成")]
public class Complete : Activity, ITerminalNode
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Complete([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Complete(IEnumerable<string> outcomes, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<object>((object)outcomes.ToList()), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Complete(Func<ExpressionExecutionContext, ICollection<string>> outcomes, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<object>(context => (object)outcomes(context)), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Complete(Func<ExpressionExecutionContext, string> outcome, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<object>(context => (object)outcome(context)), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Complete(Input<object> outcomes, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => Outcomes = outcomes;

    /// <summary>The outcomes: a text, a list of texts, or a JSON array of texts.</summary>
    [Input(DisplayName = "结果", Description = "一个结果，或 JSON 数组。")]
    public Input<object> Outcomes { get; set; } = new((object)"Done");

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.CompleteCompositeAsync(Outcomes.GetOrDefault(context) switch
    {
        null => ["Done"],
        string text when !text.TrimStart().StartsWith('[') => [text],
        string or JsonElement or IEnumerable => ValueConversion.To<string[]>(context.Get(Outcomes))!,
        var other => [ValueConversion.To<string>(other)!],
    });
}
