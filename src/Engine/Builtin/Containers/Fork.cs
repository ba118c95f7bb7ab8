using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Runs branches side by side, and completes when all have completed or with the first.</summary>
[Activity("Elsa", Toolbox.Flow, "同时执行多个分支，全部或任一完成后继续。", DisplayName = "分叉")]
[Browsable(false)]
public class Fork([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>Which branches are waited for; the others are cancelled.</summary>
    [Input(DisplayName = "汇合方式")]
    public ForkJoinMode JoinMode { get; set; } = ForkJoinMode.WaitAll;

    /// <summary>The branches.</summary>
    public ICollection<IActivity> Branches { get; set; } = [];

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        Branches.Count == 0 ? context.CompleteActivityAsync() : context.ScheduleActivities(Branches, OnBranchCompletedAsync);

    private static ValueTask OnBranchCompletedAsync(ActivityCompletedContext context) =>
        ((Fork)context.TargetContext.Activity).JoinMode == ForkJoinMode.WaitAny || MedInsFlows.Engine.Flow.Branches.AllEnded(context.TargetContext)
            ? context.CompleteActivityAsync()
            : ValueTask.CompletedTask;
}
