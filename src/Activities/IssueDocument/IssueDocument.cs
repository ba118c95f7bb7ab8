using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Documents;

namespace MedInsFlows.Activities;

/// <summary>出具文书: a paper is numbered now, and rendered and delivered when the burst is committed.</summary>
[Activity("MedIns", Category, "出具一份文书，编号、留存并送达。", DisplayName = "出具文书")]
public class IssueDocument([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The step's name, where the document prints the issue as a step.</summary>
    [Input(DisplayName = "环节名称", Description = "出具文书是文件所印的一个环节时填写，否则留空。", Order = 0)]
    public Input<string?> Stage { get; set; } = null!;

    /// <summary>What kind of paper it is.</summary>
    [Input(
        DisplayName = "文书种类",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(PaperKindOptions),
        Options = new[]
        {
            "receipt", "acceptanceNotice", "oneTimeNotice", "refusalDecision", "rejectionDecision", "clockNotice", "originalsReceipt",
            "enrollmentCertificate", "contactLetter", "informationForm", "feeReviewSheet", "benefitStatement", "settlementSheet",
            "deductionOpinion", "inspectionResult", "publicNotice", "serviceAgreement", "recordReport", "assistanceLetter", "filingForm",
            "deliveryReceipt", "queryResult", "other",
        },
        Order = 1)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>The paper's name as printed.</summary>
    [Input(DisplayName = "文书名称", Description = "文件所印的名称，例如“参保凭证”；留空则用文书种类的名称。", Order = 2)]
    public Input<string?> Title { get; set; } = null!;

    /// <summary>What stands in it beside the data of the case.</summary>
    [Input(DisplayName = "文书内容", Description = "正文，空白写作 {{名称}}，可用的名称见设计指南；留空则只列出办件信息。", UIHint = InputUIHints.MultiLine, Order = 3)]
    public Input<string?> Body { get; set; } = null!;

    /// <summary>For whom it is.</summary>
    [Input(
        DisplayName = "送达对象",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AudienceOptions),
        Options = new[] { "applicant", "applicantAndAgent", "subject", "agent", "guardian", "unit", "payee", "allParties", "handler", "director" },
        Order = 4)]
    public Input<string> Audience { get; set; } = new("applicant");

    /// <summary>How it is delivered.</summary>
    [Input(
        DisplayName = "送达方式",
        Description = "online 网上送达，onsite 当面送达，post 邮寄送达，none 只留存。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "online", "onsite", "post", "none" },
        Order = 5)]
    public Input<string> Delivery { get; set; } = new("online");

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Enter(context, Stage);
        var (desk, kind) = (Desk(context), PaperKind.Find(Kind.Get(context))!);
        var name = Title.GetOrDefault(context) is { Length: > 0 } title ? title : kind.Name;
        desk.Intend(new DocumentIssued(desk.NewId(), Id, kind.Id, name, Audience.Get(context), Delivery.Get(context)) { Body = Body.GetOrDefault(context) });
        return context.CompleteActivityAsync();
    }
}
