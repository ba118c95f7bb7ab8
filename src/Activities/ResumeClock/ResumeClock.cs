using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>恢复计时: a clock that stands still goes on.</summary>
[Activity("MedIns", Category, "中止的时限从此接着算。", DisplayName = "恢复计时")]
public class ResumeClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : ClockActivity(source, line)
{
    /// <summary>Why, in a few words.</summary>
    [Input(DisplayName = "原因", Description = "例如“已补正”。", Order = 1)]
    public Input<string> Reason { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var clock in Clocks(context).Where(clock => clock.IsPaused))
        {
            Desk(context).Intend(new ClockResumed(clock.Id, Reason.Get(context), Clause.GetOrDefault(context) ?? string.Empty));
        }

        return context.CompleteActivityAsync();
    }
}
