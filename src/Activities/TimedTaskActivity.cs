using System.Globalization;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>Base of the activities that wait for somebody outside the agency, for a time if the document says how long: it is shown and urged, and at its end the case goes on.</summary>
public abstract class TimedTaskActivity : TaskActivity
{
    private const string ClockId = "ClockId";

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
            var desk = Desk(context);
            var id = desk.Case.NextClockId(Id);
            context.SetProperty(ClockId, id);
            desk.Intend(new ClockStarted(new CaseClock(id, Id, LimitLength.Of(Unit.Get(context), length), StartEvent.Get(context), StartAssumed: false, desk.Now)
            {
                Scope = TimeLimitScope.Stage,
                TimeKind = TimeKind.Duty,
                EndEvent = "办理",
                BookmarkId = ExpiryPort is null ? null : Guid.Parse(context.CreateBookmark(OnExpired).Id, CultureInfo.InvariantCulture),
            }));
        }
    }

    private protected override void Decided(ActivityExecutionContext context, TaskOutcome outcome) => StopWaiting(context, met: true);

    private protected override void Cancelled(ActivityExecutionContext context) => StopWaiting(context, met: false);

    private ValueTask OnExpired(ActivityExecutionContext context)
    {
        Withdraw(context, "超时");
        StopWaiting(context, met: false);
        return context.CompleteActivityWithOutcomesAsync(ExpiryPort!);
    }

    /// <summary>Stops the clock of the time, unless there is none or the case has stopped all its clocks already.</summary>
    private static void StopWaiting(ActivityExecutionContext context, bool met)
    {
        var (desk, id) = (Desk(context), context.GetProperty<string>(ClockId));
        if (desk.Case.Clocks.Any(clock => clock.Id == id && clock.IsOpen))
        {
            desk.Intend(new ClockStopped(id!, met));
        }
    }
}
