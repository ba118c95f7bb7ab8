using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>办结: closes the case with its result and stops its clocks.</summary>
[Activity("MedIns", Category, "以某一结果办结，停止全部计时。", DisplayName = "办结")]
public class CloseCase([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The step's name.</summary>
    [Input(DisplayName = "环节名称", Order = 0)]
    public Input<string> Stage { get; set; } = null!;

    /// <summary>With what the case ends.</summary>
    [Input(
        DisplayName = "结果状态",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "completed", "rejected", "refused", "expired" },
        Order = 1)]
    public Input<CaseStatus> Status { get; set; } = new(CaseStatus.Completed);

    /// <summary>The result in words.</summary>
    [Input(DisplayName = "结果说明", Order = 2)]
    public Input<string> Result { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        foreach (var clock in desk.Case.Clocks.Where(clock => clock.IsOpen))
        {
            desk.Intend(new ClockStopped(clock.Id, Met: true));
        }

        desk.Intend(new CaseClosed(Status.Get(context), Stage.Get(context), Result.Get(context)));
        return context.CompleteActivityAsync();
    }
}
