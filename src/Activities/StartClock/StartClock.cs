using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Activities;

/// <summary>开始计时: a limit of the item begins to run, if it holds for the case.</summary>
[Activity("MedIns", Category, "开始计算办理时限。", DisplayName = "开始计时")]
public class StartClock([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The limit as printed.</summary>
    [Input(
        DisplayName = "时限",
        Description = "含 kind（immediate、workingDays、calendarDays、months）、length、scope 和 text（文件原文）；承诺与法定并列的另写 authority。",
        UIHint = InputUIHints.JsonEditor,
        Order = 0)]
    public Input<TimeLimitFact> Limit { get; set; } = null!;

    /// <summary>What starts it.</summary>
    [Input(DisplayName = "起算事件", Order = 1)]
    public Input<string> StartEvent { get; set; } = new("受理");

    /// <summary>Whether the document leaves open what starts it.</summary>
    [Input(DisplayName = "起算事件为推定", Description = "文件没有写明从何时起算时选中；每次说明期限时都会注明。", Order = 2)]
    public Input<bool> StartAssumed { get; set; } = new(false);

    /// <summary>From which moment it runs.</summary>
    [Input(
        DisplayName = "起算时刻",
        Description = "now 走到这里时，receipt 收到申请时，acceptance 受理时。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "now", "receipt", "acceptance" },
        Order = 3)]
    public Input<ClockOrigin> StartFrom { get; set; } = new(ClockOrigin.Now);

    /// <summary>What ends it.</summary>
    [Input(DisplayName = "终止事件", Description = "文件写明的终点，例如“办结”“审批开通”。", Order = 4)]
    public Input<string> EndEvent { get; set; } = new("办结");

    /// <summary>What the time asks, and of whom.</summary>
    [Input(
        DisplayName = "时间种类",
        Description = "limit 本机构的时限；duty 申请人或其他机构应办的期限，只显示和催办。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "limit", "duty" },
        Order = 5)]
    public Input<TimeKind> TimeKind { get; set; } = new(Cases.Clocks.TimeKind.Limit);

    /// <summary>The channels to which it is limited.</summary>
    [Input(DisplayName = "适用渠道", Description = "只对这些渠道的办件计时，例如 online；不限则留空。", UIHint = InputUIHints.MultiText, Order = 6)]
    public Input<IReadOnlyList<Channel>?> Channels { get; set; } = null!;

    /// <summary>The kinds of applicant to which it is limited.</summary>
    [Input(DisplayName = "适用申请人类别", Description = "只对这些申请人类别的办件计时，写类别的编号；不限则留空。", UIHint = InputUIHints.MultiText, Order = 7)]
    public Input<IReadOnlyList<string>?> ApplicantCases { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (desk, limit) = (Desk(context), Limit.Get(context));
        var facts = new ClockFacts(Id, limit, StartEvent.Get(context), StartAssumed.Get(context), string.Empty)
        {
            Channels = Channels.GetOrDefault(context) ?? [],
            ApplicantCases = ApplicantCases.GetOrDefault(context) ?? [],
        };

        // A flow that comes here again, returned or moved, does not give the agency more time.
        if (!facts.AppliesTo(desk.Case.Channel, desk.Case.ApplicantCase) || desk.Case.Clocks.Any(clock => clock.Activity == Id && clock.IsOpen))
        {
            return context.CompleteActivityAsync();
        }

        desk.Intend(new ClockStarted(new CaseClock(
            desk.Case.NextClockId(Id),
            Id,
            LimitLength.Of(limit.Kind, limit.Length),
            facts.StartEvent,
            facts.StartAssumed,
            StartedAt(StartFrom.Get(context), desk))
        {
            Scope = limit.Scope,
            Authority = limit.Authority,
            TimeKind = TimeKind.Get(context),
            EndEvent = EndEvent.Get(context),
        }));
        return context.CompleteActivityAsync();
    }

    private static Instant StartedAt(ClockOrigin origin, ICaseDesk desk) => origin switch
    {
        ClockOrigin.Receipt => desk.Case.ReceivedAt,
        ClockOrigin.Acceptance => desk.Case.AcceptedAt ?? desk.Now,
        _ => desk.Now,
    };
}
