using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>恢复计时: a clock that stands still goes on.</summary>
[Activity("MedIns", Category, "中止的时限从此接着算。", DisplayName = "恢复计时")]
public class ResumeClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The activity that started the clock; empty for all clocks of the case.</summary>
    [Input(DisplayName = "计时节点", Description = "“开始计时”节点的编号；留空则为办件的全部计时。", Order = 0)]
    public Input<string?> Clock { get; set; } = null!;

    /// <summary>Why, in a few words.</summary>
    [Input(DisplayName = "原因", Description = "例如“已补正”。", Order = 1)]
    public Input<string> Reason { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (desk, activity) = (Desk(context), Clock.GetOrDefault(context));
        foreach (var clock in desk.Case.Clocks.Where(clock => clock.IsPaused && (string.IsNullOrEmpty(activity) || clock.Activity == activity)))
        {
            desk.Intend(new ClockResumed(clock.Id, Reason.Get(context), Clause.GetOrDefault(context) ?? string.Empty));
        }

        return context.CompleteActivityAsync();
    }
}
