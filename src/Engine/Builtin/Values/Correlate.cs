using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Ties the instance to others of the same matter.</summary>
[Activity("Elsa", Toolbox.Variables, "设置关联编号。", DisplayName = "设置关联")]
public class Correlate : CodeActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Correlate([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="correlationId">The id that ties them.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Correlate(string correlationId, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => CorrelationId = new Input<string>(correlationId);

    /// <summary>Makes the activity.</summary>
    /// <param name="correlationId">Holds the id that ties them.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Correlate(Variable<string> correlationId, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => CorrelationId = new Input<string>(correlationId);

    /// <summary>Makes the activity.</summary>
    /// <param name="correlationId">Finds the id that ties them.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Correlate(Func<ExpressionExecutionContext, string> correlationId, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => CorrelationId = new Input<string>(correlationId);

    /// <summary>The id that ties them.</summary>
    [Input(DisplayName = "关联编号")]
    public Input<string> CorrelationId { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.CorrelationId = CorrelationId.Get(context);
}
