using System.Globalization;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>等待: nothing may happen before a time has passed (整改3个月后可再次组织评估). It explains itself like a limit, but has no lamp.</summary>
[Activity("MedIns", Category, "等满一段时间再往下走。", DisplayName = "等待")]
public class Wait : CaseActivity
{
    private const string ClockId = "ClockId";

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
    protected override void Execute(ActivityExecutionContext context)
    {
        var (desk, bookmark) = (Desk(context), context.CreateBookmark(OnPassed));
        var id = desk.Case.NextClockId(Id);
        context.SetProperty(ClockId, id);
        desk.Intend(new ClockStarted(new CaseClock(
            id, Id, LimitLength.Of(Unit.Get(context), Length.Get(context)), StartEvent.Get(context), StartAssumed: false, desk.Now)
        {
            Scope = TimeLimitScope.Stage,
            TimeKind = TimeKind.NotBefore,
            EndEvent = "届满",
            BookmarkId = Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture),
        }));
    }

    private ValueTask OnPassed(ActivityExecutionContext context)
    {
        Desk(context).Intend(new ClockStopped(context.GetProperty<string>(ClockId)!, Met: true));
        return context.CompleteActivityAsync();
    }

    private static void OnCancelled(CancelSignal signal, SignalContext context)
    {
        var execution = context.ReceiverActivityExecutionContext;
        var desk = Desk(execution);

        // A case that is closed has stopped all its clocks already.
        if (context.IsSelf && desk.Case.Clocks.Any(clock => clock.Id == execution.GetProperty<string>(ClockId) && clock.IsOpen))
        {
            desk.Intend(new ClockStopped(execution.GetProperty<string>(ClockId)!, Met: false));
        }
    }
}
