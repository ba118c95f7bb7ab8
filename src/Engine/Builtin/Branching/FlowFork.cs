using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>Goes several ways at once.</summary>
[Activity("Elsa", Toolbox.Flow, "同时走多条路。", DisplayName = "并行分支")]
public class FlowFork([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The ways, each an outcome; none means <c>Done</c>.</summary>
    [Input(DisplayName = "分支", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>?> Branches { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        Branches.GetOrDefault(context) is { Count: > 0 } branches
            ? context.CompleteActivityWithOutcomesAsync([.. branches])
            : context.CompleteActivityAsync();
}
