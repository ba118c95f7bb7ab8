using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>停止计时: a clock has come to its end, because what it waits for has happened.</summary>
[Activity("MedIns", Category, "要求的事已经办到，时限到此为止。", DisplayName = "停止计时")]
public class StopClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The activity that started the clock; empty for all clocks of the case.</summary>
    [Input(DisplayName = "计时节点", Description = "“开始计时”节点的编号；留空则为办件的全部计时。", Order = 0)]
    public Input<string?> Clock { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (desk, activity) = (Desk(context), Clock.GetOrDefault(context));
        foreach (var clock in desk.Case.Clocks.Where(clock => clock.IsOpen && (string.IsNullOrEmpty(activity) || clock.Activity == activity)))
        {
            desk.Intend(new ClockStopped(clock.Id, Met: true));
        }

        return context.CompleteActivityAsync();
    }
}
