using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>Goes one of two ways.</summary>
[Activity("Elsa", Toolbox.Flow, "按条件走两条路之一。", DisplayName = "判断")]
[FlowNode("True", "False")]
public class FlowDecision([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The condition.</summary>
    [Input(DisplayName = "条件")]
    public Input<bool> Condition { get; set; } = new(false);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync(Condition.GetOrDefault(context) ? "True" : "False");
}
