using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Runs what it holds side by side, and completes when all have completed.</summary>
[Activity("Elsa", Toolbox.Flow, "同时执行其中的活动，全部完成后继续。", DisplayName = "并行")]
[Browsable(false)]
public class Parallel : Container
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Parallel([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="activities">What it holds.</param>
    public Parallel(params IActivity[] activities) => Activities = activities;

    /// <inheritdoc />
    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context) =>
        Activities.Count == 0 ? context.CompleteActivityAsync() : context.ScheduleActivities(Activities, OnChildCompletedAsync);

    private static ValueTask OnChildCompletedAsync(ActivityCompletedContext context) =>
        Branches.AllEnded(context.TargetContext) ? context.CompleteActivityAsync() : ValueTask.CompletedTask;
}
