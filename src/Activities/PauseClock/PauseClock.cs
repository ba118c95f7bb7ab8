using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>暂停计时: a clock stands still, where the document says so.</summary>
[Activity("MedIns", Category, "时限从此中止，等到“恢复计时”再接着算。文件写明可以中止的才能用。", DisplayName = "暂停计时")]
public class PauseClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The activity that started the clock; empty for all clocks of the case.</summary>
    [Input(DisplayName = "计时节点", Description = "“开始计时”节点的编号；留空则为办件的全部计时。", Order = 0)]
    public Input<string?> Clock { get; set; } = null!;

    /// <summary>Why, in a few words.</summary>
    [Input(DisplayName = "原因", Description = "逐日说明期限时写在中止的日子上，例如“补正中止”。", Order = 1)]
    public Input<string> Reason { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (desk, activity) = (Desk(context), Clock.GetOrDefault(context));
        foreach (var clock in desk.Case.Clocks.Where(clock => clock.IsRunning && (string.IsNullOrEmpty(activity) || clock.Activity == activity)))
        {
            desk.Intend(new ClockPaused(clock.Id, Reason.Get(context), Clause.Get(context)!));
        }

        return context.CompleteActivityAsync();
    }
}
