using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities;

/// <summary>Base of the activities that wait for somebody outside the agency, for a time if the document says how long: it is shown and urged, and at its end the case goes on.</summary>
public abstract class TimedTaskActivity : FixedTaskActivity
{
    private protected TimedTaskActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>How the time is counted.</summary>
    [Input(
        DisplayName = "等待期限的计法",
        Description = "workingDays 工作日，calendarDays 自然日，months 月。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "workingDays", "calendarDays", "months" },
        Order = 10)]
    public Input<LimitKind> Unit { get; set; } = new(LimitKind.WorkingDays);

    /// <summary>How long is waited; 0 where the document names no time.</summary>
    [Input(DisplayName = "等待期限", Description = "文件没有写明期限的填0，一直等待。", Order = 11)]
    public Input<int> Length { get; set; } = new(0);

    /// <summary>What it is counted from, in words.</summary>
    [Input(DisplayName = "期限起算事件", Description = "说明期限时显示，例如“收到《信息表》”。", Order = 12)]
    public Input<string> StartEvent { get; set; } = new("走到本环节");

    /// <summary>The port by which the case goes on when the time is over; null where it is only shown and urged.</summary>
    internal abstract string? ExpiryPort { get; }

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        Open(context);
        if (Length.Get(context) is var length and > 0)
        {
            StageClock.Start(
                context, LimitLength.Of(Unit.Get(context), length), StartEvent.Get(context), TimeKind.Duty, "办理", ExpiryPort is null ? null : context.CreateBookmark(OnExpired));
        }
    }

    private protected override void Decided(ActivityExecutionContext context, TaskOutcome outcome) => StageClock.Stop(context, met: true);

    private protected override void Cancelled(ActivityExecutionContext context) => StageClock.Stop(context, met: false);

    private ValueTask OnExpired(ActivityExecutionContext context)
    {
        Withdraw(context, "超时");
        StageClock.Stop(context, met: false);
        return context.CompleteActivityWithOutcomesAsync(ExpiryPort!);
    }
}
