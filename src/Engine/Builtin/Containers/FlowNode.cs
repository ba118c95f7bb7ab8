using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>A node that holds one activity, e.g. a flowchart in a flowchart.</summary>
[Activity("Elsa", Toolbox.Flow, "内含一个活动，例如另一张流程图。", DisplayName = "节点")]
public class FlowNode([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The activity.</summary>
    [Port("Body", "内容")]
    public IActivity? Body { get; set; }

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Body, OnBodyCompletedAsync);

    private static ValueTask OnBodyCompletedAsync(ActivityCompletedContext context) => context.TargetContext.CompleteActivityAsync();
}
