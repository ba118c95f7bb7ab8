using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities;

/// <summary>人工环节: a task for someone of a role; the decision is the outcome.</summary>
[Activity("MedIns", Category, "由某一角色的人员办理，按其决定选择去向。", DisplayName = "人工环节")]
public class HumanTask([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : TaskActivity(source, line)
{
    /// <summary>What can be decided.</summary>
    [Input(DisplayName = "决定", Description = "每个决定就是一个出口，用中文词，例如“受理”“不予受理”。", UIHint = InputUIHints.DynamicOutcomes, Order = 4)]
    public Input<IReadOnlyList<string>> Decisions { get; set; } = null!;

    /// <summary>What is to be known of the decisions.</summary>
    [Input(
        DisplayName = "决定的性质",
        Description = "每个决定写明 decision、kind（positive 肯定、return 退回、negative 否定）和 requiresReason（是否须写理由）。",
        UIHint = InputUIHints.JsonEditor,
        Order = 5)]
    public Input<IReadOnlyList<DecisionRule>> DecisionRules { get; set; } = null!;

    /// <summary>The decision by which the application is accepted.</summary>
    [Input(DisplayName = "即为受理的决定", Description = "作出这一决定即视为受理；不涉及受理则留空。", Order = 6)]
    public Input<string?> AcceptingDecision { get; set; } = null!;

    /// <summary>What is to be entered with a decision.</summary>
    [Input(DisplayName = "需录入的信息", UIHint = InputUIHints.JsonEditor, Order = 7)]
    public Input<IReadOnlyList<RequiredField>?> DataToEnter { get; set; } = null!;

    /// <summary>The outcome when the limit passes while the task waits; nothing, if it goes on waiting. At most one.</summary>
    [Input(DisplayName = "超时出口", Description = "时限届满时任务仍未办理，就取消任务、走这个出口；留空则继续等待。最多一个。", UIHint = InputUIHints.DynamicOutcomes, Order = 10)]
    public Input<IReadOnlyList<string>?> LimitOutcome { get; set; } = null!;

    /// <summary>The activity that started the clock whose end is meant; empty for the clock of the whole case.</summary>
    [Input(DisplayName = "超时所依计时", Description = "“开始计时”节点的编号；留空则以整个办件的时限为准。", Order = 11)]
    public Input<string?> LimitClock { get; set; } = null!;

    /// <summary>The place in the law by which the application is deemed accepted when the limit outcome is taken; empty where it is not.</summary>
    [Input(
        DisplayName = "视为受理的依据",
        Description = "法律规定逾期不告知即视为受理的，写明出处，走超时出口时自收到申请之日起即为受理；没有规定则留空。",
        Order = 12)]
    public Input<string?> DeemedAcceptance { get; set; } = null!;

    /// <summary>What the task is for, where the role does not say it.</summary>
    [Input(
        DisplayName = "岗位",
        Description = "按岗位判断哪些环节不得由同一人办理；留空则由办理角色决定，一个角色兼办几种岗位的须写明。",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(DutyOptions),
        Options = new[] { "acceptance", "review", "secondReview", "paymentEntry", "paymentApproval", "payment", "other" },
        Order = 13)]
    public Input<string?> Duty { get; set; } = null!;

    /// <summary>The field of the application that is a list whose rows are judged; empty if none are.</summary>
    [Input(
        DisplayName = "名册字段",
        Description = "本环节逐行审核名册的，写受理信息必填项中那个 list 的编号，办理人可逐行写通过或不通过；不涉及则留空。",
        Order = 14)]
    public Input<string?> RosterField { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) =>
        Open(context, OnDecided, RosterField.GetOrDefault(context) is { Length: > 0 } roster ? RosterTask.RowsOf(Desk(context).Application, roster) : null);

    private ValueTask OnDecided(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        if (Withdraw(context, "超时"))
        {
            // It was overtaken by the limit.
            if (DeemedAcceptance.GetOrDefault(context) is { Length: > 0 } clause && desk.Case.AcceptedAt is null)
            {
                desk.Intend(new AcceptanceDeemed(Stage.Get(context), clause));
            }

            return context.CompleteActivityWithOutcomesAsync(LimitOutcome.Get(context)![0]);
        }

        var decision = context.GetWorkflowInput<string>("Decision");
        JudgeRoster(context, desk, decision);
        if (decision == AcceptingDecision.GetOrDefault(context))
        {
            desk.Intend(new StatusSet(CaseStatus.Accepted, Stage.Get(context)));
        }

        return context.CompleteActivityWithOutcomesAsync(decision);
    }

    /// <summary>Takes what was found about the rows. Where the case goes on, rows that were not named have passed; where it does not, only what was said counts.</summary>
    private void JudgeRoster(ActivityExecutionContext context, ICaseDesk desk, string decision)
    {
        if (RosterField.GetOrDefault(context) is { Length: > 0 } roster && RosterTask.RowsOf(desk.Application, roster) is > 0 and var rows && desk.Opinion is { } opinion
            && (RosterTask.IsJudgedIn(opinion) || DecisionRules.GetOrDefault(context)?.Any(rule => rule.Decision == decision && rule.Kind == DecisionKind.Positive) is true))
        {
            desk.Intend(new RosterJudged(roster, rows, RosterTask.ResultsOf(opinion, rows).Count(row => row.Result == RosterTask.Failed)));
        }
    }
}
