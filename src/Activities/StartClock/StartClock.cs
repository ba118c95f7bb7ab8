using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>开始计时: a limit of the item begins to run.</summary>
[Activity("MedIns", Category, "开始计算办理时限。", DisplayName = "开始计时")]
public class StartClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The limit as printed.</summary>
    [Input(
        DisplayName = "时限",
        Description = "含 kind（immediate、workingDays、calendarDays、months）、length、scope 和 text（文件原文）。",
        UIHint = InputUIHints.JsonEditor,
        Order = 0)]
    public Input<TimeLimitFact> Limit { get; set; } = null!;

    /// <summary>What starts it.</summary>
    [Input(DisplayName = "起算事件", Order = 1)]
    public Input<string> StartEvent { get; set; } = new("受理");

    /// <summary>Whether the document leaves open what starts it.</summary>
    [Input(DisplayName = "起算事件为推定", Description = "文件没有写明从何时起算时选中；每次说明期限时都会注明。", Order = 2)]
    public Input<bool> StartAssumed { get; set; } = new(false);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (desk, limit) = (Desk(context), Limit.Get(context));
        if (desk.Case.Clocks.Any(clock => clock.Activity == Id && clock.IsOpen))
        {
            // A flow that comes here again, returned or moved, does not give the agency more time.
            return context.CompleteActivityAsync();
        }

        var number = desk.Case.Clocks.Count(clock => clock.Activity == Id);
        desk.Intend(new ClockStarted(new CaseClock(
            number == 0 ? Id : $"{Id}-{number + 1}",
            Id,
            LimitLength.Of(limit.Kind, limit.Length),
            StartEvent.Get(context),
            StartAssumed.Get(context),
            desk.Now)
        {
            Scope = limit.Scope,
        }));
        return context.CompleteActivityAsync();
    }
}
