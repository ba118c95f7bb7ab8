using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>Goes the way of the first case that matches, or of all that match, or <c>Default</c>.</summary>
[Activity("Elsa", Toolbox.Flow, "按多个条件选择去向，都不满足时走 Default。", DisplayName = "多路选择")]
public class FlowSwitch([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The cases, each an outcome.</summary>
    [Input(DisplayName = "分支", UIHint = "flow-switch-editor")]
    public ICollection<FlowSwitchCase> Cases { get; set; } = [];

    /// <summary>Whether the first match or all.</summary>
    [Input(DisplayName = "方式")]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = Cases
            .Where(candidate => ValueConversion.To<bool>(ExpressionEvaluation.Evaluate(candidate.Condition, context.ExpressionExecutionContext)))
            .Select(candidate => candidate.Label);
        var outcomes = (Mode.GetOrDefault(context) == SwitchMode.MatchFirst ? matches.Take(1) : matches).ToArray();
        return context.CompleteActivityWithOutcomesAsync(outcomes.Length > 0 ? outcomes : ["Default"]);
    }
}
