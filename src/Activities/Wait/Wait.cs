using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities;

/// <summary>等待: nothing may happen before a time has passed (整改3个月后可再次组织评估). It explains itself like a limit, but has no lamp.</summary>
[Activity("MedIns", Category, "等满一段时间再往下走。", DisplayName = "等待")]
public class Wait : CaseActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Wait([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => OnSignalReceived<CancelSignal>(OnCancelled);

    /// <summary>How the time is counted.</summary>
    [Input(
        DisplayName = "计法",
        Description = "workingDays 工作日，calendarDays 自然日，months 月。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "workingDays", "calendarDays", "months" },
        Order = 0)]
    public Input<LimitKind> Unit { get; set; } = new(LimitKind.CalendarDays);

    /// <summary>How long it is.</summary>
    [Input(DisplayName = "长度", Order = 1)]
    public Input<int> Length { get; set; } = null!;

    /// <summary>What it is counted from, in words.</summary>
    [Input(DisplayName = "起算事件", Description = "说明期限时显示，例如“结果告知送达”。", Order = 2)]
    public Input<string> StartEvent { get; set; } = new("走到本环节");

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => StageClock.Start(
        context, LimitLength.Of(Unit.Get(context), Length.Get(context)), StartEvent.Get(context), TimeKind.NotBefore, "届满", context.CreateBookmark(OnPassed));

    private ValueTask OnPassed(ActivityExecutionContext context)
    {
        StageClock.Stop(context, met: true);
        return context.CompleteActivityAsync();
    }

    private static void OnCancelled(CancelSignal signal, SignalContext context)
    {
        if (context.IsSelf)
        {
            StageClock.Stop(context.ReceiverActivityExecutionContext, met: false);
        }
    }
}
