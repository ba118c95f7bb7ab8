using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>业务申请: the first node after the start. It holds all facts of the item, from which the public guide is made.</summary>
[Activity("MedIns", Category, "流程的第一步：登记申请，并载明事项的全部要素（办事指南由此生成）。", DisplayName = "业务申请")]
public class Application([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The step's name.</summary>
    [Input(DisplayName = "环节名称", Description = "文件所印的环节名称，例如“业务申请”。", Order = 0)]
    public Input<string> Stage { get; set; } = new("业务申请");

    /// <summary>子项名称.</summary>
    [Input(DisplayName = "事项名称", Order = 1)]
    public Input<string> Title { get; set; } = null!;

    /// <summary>主项名称.</summary>
    [Input(DisplayName = "主项名称", Order = 2)]
    public Input<string?> Group { get; set; } = null!;

    /// <summary>The item's number in its document.</summary>
    [Input(DisplayName = "文件中的序号", Order = 3)]
    public Input<int> Seq { get; set; } = null!;

    /// <summary>办件类型.</summary>
    [Input(DisplayName = "办件类型", UIHint = InputUIHints.DropDown, Options = new[] { "immediate", "committed" }, Order = 4)]
    public Input<HandlingType?> HandlingType { get; set; } = null!;

    /// <summary>事项描述.</summary>
    [Input(DisplayName = "事项描述", UIHint = InputUIHints.MultiLine, Order = 5)]
    public Input<string?> Description { get; set; } = null!;

    /// <summary>服务对象.</summary>
    [Input(DisplayName = "服务对象", Order = 6)]
    public Input<string?> ServiceObject { get; set; } = null!;

    /// <summary>事项办理条件.</summary>
    [Input(DisplayName = "办理条件", UIHint = InputUIHints.MultiText, Order = 7)]
    public Input<IReadOnlyList<string>?> Conditions { get; set; } = null!;

    /// <summary>办理依据.</summary>
    [Input(DisplayName = "办理依据", Description = "每条含 name（文件名）、number（文号）、clause（涉及条款）。", UIHint = InputUIHints.JsonEditor, Order = 8)]
    public Input<IReadOnlyList<Basis>?> Basis { get; set; } = null!;

    /// <summary>受理层级.</summary>
    [Input(DisplayName = "受理层级", UIHint = InputUIHints.MultiText, Order = 9)]
    public Input<IReadOnlyList<string>?> Levels { get; set; } = null!;

    /// <summary>办理部门.</summary>
    [Input(DisplayName = "办理部门", UIHint = InputUIHints.MultiText, Order = 10)]
    public Input<IReadOnlyList<string>?> Departments { get; set; } = null!;

    /// <summary>办理地点.</summary>
    [Input(DisplayName = "办理地点", Description = "每处含 name、address、windows、phone。", UIHint = InputUIHints.JsonEditor, Order = 11)]
    public Input<IReadOnlyList<Place>?> Places { get; set; } = null!;

    /// <summary>服务受理渠道.</summary>
    [Input(DisplayName = "办理渠道", Description = "每行含 id（online、onsite、post 等）和 text（文件原文）。", UIHint = InputUIHints.JsonEditor, Order = 12)]
    public Input<IReadOnlyList<ServiceChannel>?> Channels { get; set; } = null!;

    /// <summary>办理环节.</summary>
    [Input(DisplayName = "办理环节", Description = "按顺序写出文件所印的环节名称。", UIHint = InputUIHints.MultiText, Order = 13)]
    public Input<IReadOnlyList<string>?> Steps { get; set; } = null!;

    /// <summary>收费.</summary>
    [Input(DisplayName = "收费", Order = 14)]
    public Input<string?> Fee { get; set; } = null!;

    /// <summary>备注.</summary>
    [Input(DisplayName = "备注", UIHint = InputUIHints.MultiLine, Order = 15)]
    public Input<string?> Remarks { get; set; } = null!;

    /// <summary>How long the result is valid.</summary>
    [Input(DisplayName = "有效期", Order = 16)]
    public Input<string?> Validity { get; set; } = null!;

    /// <summary>风险级别.</summary>
    [Input(DisplayName = "风险级别", Order = 17)]
    public Input<string?> RiskLevel { get; set; } = null!;

    /// <summary>参考样表.</summary>
    [Input(DisplayName = "参考样表", UIHint = InputUIHints.JsonEditor, Order = 18)]
    public Input<IReadOnlyList<Form>?> Forms { get; set; } = null!;

    /// <summary>The kinds of applicant that are told apart.</summary>
    [Input(DisplayName = "申请人类别", Description = "每类含 id 和 name，例如在职职工、灵活就业人员；不区分则留空。", UIHint = InputUIHints.JsonEditor, Order = 19)]
    public Input<IReadOnlyList<ApplicantCase>?> ApplicantCases { get; set; } = null!;

    /// <summary>What an applicant may declare.</summary>
    [Input(DisplayName = "可申明的情形", Description = "每种含 id 和 name，例如意外伤害、急诊。", UIHint = InputUIHints.JsonEditor, Order = 20)]
    public Input<IReadOnlyList<Circumstance>?> Circumstances { get; set; } = null!;

    /// <summary>受理材料.</summary>
    [Input(
        DisplayName = "受理材料",
        Description = "每行含 id、name（文件原文）、required、sources；有条件或可替代的另写 condition、alternatives。",
        UIHint = InputUIHints.JsonEditor,
        Order = 21)]
    public Input<IReadOnlyList<Material>?> Materials { get; set; } = null!;

    /// <summary>受理信息必填项.</summary>
    [Input(DisplayName = "受理信息必填项", Description = "每项含 id、name（文件原文）、type、required。", UIHint = InputUIHints.JsonEditor, Order = 22)]
    public Input<IReadOnlyList<RequiredField>?> RequiredFields { get; set; } = null!;

    /// <summary>When the applicant should or may apply.</summary>
    [Input(
        DisplayName = "申请时间",
        Description = "文件写明何时申请的，每条含 kind（duty、window、notBefore）和 text（文件原文），以及 field、unit、length 或 untilDay。",
        UIHint = InputUIHints.JsonEditor,
        Order = 23)]
    public Input<IReadOnlyList<FilingTime>?> FilingTimes { get; set; } = null!;

    /// <summary>At which share of the limit left the lamp turns yellow.</summary>
    [Input(DisplayName = "黄灯比例", Description = "时限剩余这一百分比时转为黄灯，0至100。", Order = 24)]
    public Input<int> YellowPercent { get; set; } = new(40);

    /// <summary>At which share of the limit left the lamp turns red.</summary>
    [Input(DisplayName = "红灯比例", Description = "时限剩余这一百分比时转为红灯，不大于黄灯比例。", Order = 25)]
    public Input<int> RedPercent { get; set; } = new(20);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Desk(context).Intend(new StatusSet(CaseStatus.Submitted, Stage.Get(context)));
        return context.CompleteActivityAsync();
    }
}
