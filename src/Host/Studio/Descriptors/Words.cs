using System.Text.Json;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Studio.Descriptors;

/// <summary>Chinese words for what definitions write in English.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Choices = new(
    [
        .. Role.All.Select(role => KeyValuePair.Create(role.Id, role.Name)),
        .. Enum.GetValues<CaseStatus>().Select(status => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), StatusWords.Text(status, attention: false))),
        new("immediate", "即办件"),
        new("committed", "承诺件"),
        new("now", "走到这里时"),
        new("receipt", "收到申请时"),
        new("acceptance", "受理时"),
        new("payee", "收款人"),
        new("subject", "参保人"),
        new("unit", "单位"),
        new("papers", "材料和信息"),
        new("money", "资金"),
        new("online", "网上"),
        new("onsite", "当面"),
        new("post", "邮寄"),
        new("none", "只留存"),
        new("enrollment", "参保"),
        new("outOfAreaCare", "异地就医"),
        new("chronicDisease", "门诊慢特病"),
        new("agreement", "定点协议"),
        new("assistance", "医疗救助"),
        new("other", "其他"),
        new("grant", "新增"),
        new("change", "变更"),
        new("suspend", "中止"),
        new("resume", "恢复"),
        new("end", "终止"),
        new("limit", "本机构的时限"),
        new("duty", "他人应办的期限"),
        new("workingDays", "工作日"),
        new("calendarDays", "自然日"),
        new("months", "月"),
        new("WaitAll", "等待所有分支"),
        new("WaitAllActive", "等待所有走到的分支"),
        new("WaitAny", "等待最先到达的分支"),
        new("MatchFirst", "走第一个满足的"),
        new("MatchAny", "走所有满足的"),
    ]);

    private static readonly Dictionary<string, string> Ports = new()
    {
        ["Complete"] = "齐全",
        ["Incomplete"] = "不齐全",
        ["Corrected"] = "已补正",
        ["Approved"] = "通过",
        ["Rejected"] = "不通过",
        ["Returned"] = "退回",
        ["Received"] = "已收到",
        ["Expired"] = "逾期",
        ["Confirmed"] = "确认",
        ["Disputed"] = "有异议",
        ["Filed"] = "已备案",
        ["Queried"] = "有疑问",
        ["Answered"] = "已答复",
        ["NoAnswer"] = "未答复",
        ["Refused"] = "不予接收",
        ["Signed"] = "已签订",
        ["NotAgreed"] = "未达成一致",
        ["Balanced"] = "相符",
        ["Unbalanced"] = "不平",
        ["Qualified"] = "合格",
        ["Unqualified"] = "不合格",
        ["NoObjection"] = "无异议",
        ["Objection"] = "有异议且成立",
        ["Deviates"] = "发现问题",
        ["Paid"] = "已拨付",
        ["Failed"] = "拨付失败",
        ["Then"] = "满足时",
        ["Else"] = "不满足时",
        ["Default"] = "其他",
        ["Body"] = "内容",
        ["Done"] = "完成",
    };

    /// <summary>A value to choose, in words; itself where there are none.</summary>
    public static string Choice(string value) => Choices.GetValueOrDefault(value, value);

    /// <summary>The label of a port.</summary>
    public static string Port(Port port) => port.DisplayName is { } label && label != port.Name ? label : Ports.GetValueOrDefault(port.Name, port.Name);

    /// <summary>The label of an output.</summary>
    public static string? Output(OutputDescriptor output) => output.DisplayName == output.Name && output.Name == "Result" ? "结果" : output.DisplayName;
}
