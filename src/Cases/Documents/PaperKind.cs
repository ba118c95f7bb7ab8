namespace MedInsFlows.Cases.Documents;

/// <summary>文书种类: a closed list. Immutable; compared by value.</summary>
/// <param name="Id">Its id, in definitions and on the wire.</param>
/// <param name="Name">Its Chinese name, where a flow gives the paper none of its own.</param>
/// <param name="Sections">What it shows of the case.</param>
public sealed record PaperKind(string Id, string Name, PaperSection Sections)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PaperKind> All { get; } =
    [
        new("receipt", "收件回执", PaperSection.Materials),
        new("acceptanceNotice", "受理通知书", PaperSection.Materials | PaperSection.Limit),
        new("oneTimeNotice", "一次性告知书", PaperSection.Lacks),
        new("refusalDecision", "不予受理决定书", PaperSection.Reason),
        new("rejectionDecision", "不予认定（支付）决定书", PaperSection.Reason),
        new("clockNotice", "时限中止（恢复、延期）告知书", PaperSection.Reason | PaperSection.Limit),
        new("originalsReceipt", "原件接收（退回）单", PaperSection.Materials),
        new("enrollmentCertificate", "参保凭证", PaperSection.Fields),
        new("contactLetter", "联系函", PaperSection.Fields),
        new("informationForm", "信息表", PaperSection.Fields),
        new("feeReviewSheet", "费用审核单", PaperSection.Amounts),
        new("benefitStatement", "报销（补贴）明细表", PaperSection.Amounts | PaperSection.Payments),
        new("settlementSheet", "结算单据", PaperSection.Amounts | PaperSection.Payments),
        new("deductionOpinion", "拒付扣款意见书", PaperSection.Amounts | PaperSection.Reason),
        new("inspectionResult", "评估结果（整改建议书）", PaperSection.Reason),
        new("publicNotice", "公示", PaperSection.None),
        new("serviceAgreement", "服务协议", PaperSection.Fields | PaperSection.Entitlements),
        new("recordReport", "报备函", PaperSection.None),
        new("assistanceLetter", "协查函", PaperSection.Fields),
        new("filingForm", "备案表", PaperSection.Fields | PaperSection.Entitlements),
        new("deliveryReceipt", "送达回证", PaperSection.None),
        new("queryResult", "查询结果", PaperSection.Fields),
        new("other", "文书", PaperSection.None),
    ];

    /// <summary>The kind of an id; null if there is none.</summary>
    /// <param name="id">The id.</param>
    public static PaperKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
