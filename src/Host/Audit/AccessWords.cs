using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Host.Disclosure;

namespace MedInsFlows.Host.Audit;

/// <summary>The access log in Chinese words.</summary>
internal static class AccessWords
{
    private static readonly SeparationRule[] Rules =
        [SeparationRule.OwnCase, SeparationRule.RelativesCase, SeparationRule.SecondReview, SeparationRule.Payment, SeparationRule.Review, SeparationRule.Flow];

    /// <summary>What was done.</summary>
    public static string Event(string name) => name switch
    {
        AccessEvent.Disclosure => "完整查看",
        AccessEvent.Search => "查找个人",
        AccessEvent.Download => "打开文件",
        AccessEvent.Erasure => "依法删除",
        AccessEvent.Refusal => "被规则拒绝",
        AccessEvent.Exception => "特批",
        _ => "其他",
    };

    /// <summary>In which role.</summary>
    public static string RoleOf(string role) => Role.Find(role)?.Name ?? "无角色";

    /// <summary>The Chinese name of a rule of separation of duties.</summary>
    public static string Rule(string id) => Rules.FirstOrDefault(rule => rule.Id == id)?.Name ?? id;

    /// <summary>What was seen, by what was looked for, which rule stood against whom.</summary>
    public static string Details(AccessView record) => record.Details.Count == 0
        ? record.Event == AccessEvent.Disclosure ? "全部内容" : ""
        : string.Join("、", record.Details.Select(Detail));

    private static string Detail(string detail) => detail.Split('=', 2) switch
    {
        ["rule", var rule] => Rule(rule),
        ["task", _] => "某一任务",
        ["person", var person] => $"人员 {person}",
        ["applicant"] => "申请人",
        ["parties"] => "其他当事人",
        ["idNumber"] => "证件号码",
        ["name"] => "姓名",
        ["phone"] => "电话",
        _ => detail,
    };
}
