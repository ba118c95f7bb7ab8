using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Runs what it holds one after the other.</summary>
[Activity("Elsa", Toolbox.Flow, "依次执行其中的活动。", DisplayName = "顺序")]
[Browsable(false)]
public class Sequence([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Container(source, line)
{
    private const string Next = "Next";

    /// <inheritdoc />
    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context) => GoOnAsync(context);

    private static ValueTask GoOnAsync(ActivityExecutionContext sequence)
    {
        var next = sequence.GetProperty<int>(Next);
        sequence.SetProperty(Next, next + 1);
        return ((Sequence)sequence.Activity).Activities.ElementAtOrDefault(next) is { } child
            ? sequence.ScheduleActivityAsync(child, OnChildCompletedAsync)
            : sequence.CompleteActivityAsync();
    }

    private static ValueTask OnChildCompletedAsync(ActivityCompletedContext context) =>
        context.ChildContext.Activity is ITerminalNode ? context.CompleteActivityAsync() : GoOnAsync(context.TargetContext);
}
