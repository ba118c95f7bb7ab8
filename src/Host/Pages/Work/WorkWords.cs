using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Pages.Work;

/// <summary>Verbs, decisions and results of cases in words.</summary>
internal static class WorkWords
{
    /// <summary>A verb, as its button says it.</summary>
    public static string Of(CaseVerb verb) => verb switch
    {
        CaseVerb.Claim => "领取",
        CaseVerb.Release => "退签",
        CaseVerb.Decide => "办理",
        CaseVerb.Return => "退回",
        CaseVerb.WithdrawDecision => "拿回决定",
        CaseVerb.Transfer => "转办",
        CaseVerb.Delegate => "委派",
        CaseVerb.TakeBack => "收回委派",
        CaseVerb.AddSigner => "加签",
        CaseVerb.RemoveSigner => "减签",
        CaseVerb.Copy => "抄送",
        CaseVerb.Remind => "催办",
        CaseVerb.Urge => "加急",
        CaseVerb.Lift => "交上级机构",
        CaseVerb.Except => "特批",
        CaseVerb.Extend => "延长时限",
        _ => "终止办理",
    };

    /// <summary>Which way a decision leads, and Tabler's colour of it.</summary>
    public static (string Text, string Colour) Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Positive => ("通过", "green"),
        DecisionKind.Return => ("退回", "yellow"),
        _ => ("不通过", "red"),
    };

    /// <summary>How a payment stands.</summary>
    public static string Of(PaymentStatus status) => status switch
    {
        PaymentStatus.Ordered => "待拨付",
        PaymentStatus.Paid => "已拨付",
        PaymentStatus.Failed => "拨付失败",
        _ => "退票",
    };

    /// <summary>How a paper reaches the applicant.</summary>
    public static string Delivery(string delivery) => delivery switch
    {
        "online" => "线上送达",
        "onsite" => "现场领取",
        "post" => "邮寄送达",
        _ => "只留存",
    };

    /// <summary>What was done to an entitlement.</summary>
    public static string Change(string change) => change switch
    {
        "grant" => "登记",
        "change" => "变更",
        "suspend" => "暂停",
        "resume" => "恢复",
        _ => "终止",
    };
}
