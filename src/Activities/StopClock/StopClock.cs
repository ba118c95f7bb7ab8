using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>停止计时: a clock has come to its end, because what it waits for has happened.</summary>
[Activity("MedIns", Category, "要求的事已经办到，时限到此为止。", DisplayName = "停止计时")]
public class StopClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : ClockActivity(source, line)
{
    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var clock in Clocks(context).Where(clock => clock.IsOpen))
        {
            Desk(context).Intend(new ClockStopped(clock.Id, Met: true));
        }

        return context.CompleteActivityAsync();
    }
}
