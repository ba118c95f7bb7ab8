using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>暂停计时: a clock stands still, where the document says so.</summary>
[Activity("MedIns", Category, "时限从此中止，等到“恢复计时”再接着算。文件写明可以中止的才能用。", DisplayName = "暂停计时")]
public class PauseClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : ClockActivity(source, line)
{
    /// <summary>Why, in a few words.</summary>
    [Input(DisplayName = "原因", Description = "逐日说明期限时写在中止的日子上，例如“补正中止”。", Order = 1)]
    public Input<string> Reason { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var clock in Clocks(context).Where(clock => clock.IsRunning))
        {
            Desk(context).Intend(new ClockPaused(clock.Id, Reason.Get(context), Clause.Get(context)!));
        }

        return context.CompleteActivityAsync();
    }
}
