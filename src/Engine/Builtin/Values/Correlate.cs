using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Ties the instance to others of the same matter.</summary>
[Activity("Elsa", Toolbox.Variables, "设置关联编号。", DisplayName = "设置关联")]
public class Correlate([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line)
{
    /// <summary>The id that ties them.</summary>
    [Input(DisplayName = "关联编号")]
    public Input<string> CorrelationId { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.CorrelationId = CorrelationId.Get(context);
}
