using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>分流: cases go different ways by what they are, such as their channel, their kind of applicant, or an amount.</summary>
[Activity("MedIns", Category, "按办理渠道、申请人类别、申明的情形、填写的内容或者金额，选择不同的去向。", DisplayName = "分流")]
public class Branch([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The ways, each an outcome.</summary>
    [Input(DisplayName = "去向", Description = "每个去向就是一个出口，用中文词，例如“线上办理”“现场办理”。最后一个是其余办件的去向。", UIHint = InputUIHints.DynamicOutcomes, Order = 0)]
    public Input<IReadOnlyList<string>> Ways { get; set; } = null!;

    /// <summary>Which cases go which way.</summary>
    [Input(
        DisplayName = "分流条件",
        Description = "按顺序每行一条：way 去向，channels 办理渠道，applicantCases 申请人类别，circumstance 申明的情形，field 和 equals 填写的内容，field 和 from、to 金额（元，含本数）；写了几样的须同时满足，先满足的先走。都不满足的走最后一个去向。",
        UIHint = InputUIHints.JsonEditor,
        Order = 1)]
    public Input<IReadOnlyList<BranchRule>> Rules { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        var rule = Rules.Get(context).FirstOrDefault(rule => rule.Fits(desk.Case, desk.Application, desk.Opinion));
        return context.CompleteActivityWithOutcomesAsync(rule?.Way ?? Ways.Get(context)[^1]);
    }
}
