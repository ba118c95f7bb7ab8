using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Runs the activity of the first case that matches, or those of all that match, or the default one. Leaves the label as its output.</summary>
[Activity("Elsa", Toolbox.Flow, "按多个条件执行其中的活动，都不满足时执行默认活动。", DisplayName = "分情况")]
public class Switch([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The label of the case that matched last.</summary>
    [Output(DisplayName = "情况")]
    public Output<object>? Output { get; set; }

    /// <summary>The cases.</summary>
    [Input(DisplayName = "情况", UIHint = "switch-editor")]
    public ICollection<SwitchCase> Cases { get; set; } = [];

    /// <summary>Whether the first match or all.</summary>
    [Input(DisplayName = "方式")]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    /// <summary>What runs where no case matches.</summary>
    [Port("Default", "其他情况")]
    public IActivity? Default { get; set; }

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = Cases.Where(candidate => ValueConversion.To<bool>(ExpressionEvaluation.Evaluate(candidate.Condition, context.ExpressionExecutionContext)));
        var taken = (Mode.GetOrDefault(context) == SwitchMode.MatchFirst ? matches.Take(1) : matches).ToList();
        context.Set(Output, taken.LastOrDefault()?.Label);
        var activities = (taken.Count > 0 ? taken.Select(match => match.Activity) : [Default]).OfType<IActivity>().ToList();
        await context.ScheduleActivities(activities, OnBranchCompletedAsync);
        if (activities.Count == 0)
        {
            await context.CompleteActivityAsync();
        }
    }

    private static ValueTask OnBranchCompletedAsync(ActivityCompletedContext context) =>
        Branches.AllEnded(context.TargetContext) ? context.TargetContext.CompleteActivityAsync() : ValueTask.CompletedTask;
}
