using System.Text.Json;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Host.Casework;

/// <summary>Where a case stands, in the words of the contract and in Chinese.</summary>
internal static class StatusWords
{
    /// <summary>A fault in the flow waits for an administrator; whatever else the case may be.</summary>
    public const string Attention = "attention";

    private static readonly Dictionary<CaseStatus, string> Chinese = new()
    {
        [CaseStatus.Submitted] = "已提交",
        [CaseStatus.PreChecked] = "已预审",
        [CaseStatus.AwaitingCorrection] = "待补正",
        [CaseStatus.AwaitingOriginals] = "待交原件",
        [CaseStatus.Accepted] = "已受理",
        [CaseStatus.InReview] = "审核中",
        [CaseStatus.InPayment] = "拨付中",
        [CaseStatus.Completed] = "已办结",
        [CaseStatus.Refused] = "不予受理",
        [CaseStatus.Rejected] = "审核不通过",
        [CaseStatus.Withdrawn] = "已撤回",
        [CaseStatus.Expired] = "逾期未补正",
        [CaseStatus.Cancelled] = "已终止",
    };

    /// <summary>The words of the contract, all of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Chinese.Keys.Select(status => Of(status, attention: false)), Attention];

    /// <summary>The word of the contract.</summary>
    public static string Of(CaseStatus status, bool attention) => attention ? Attention : JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>The Chinese word for a word of the contract; the word itself where it is none.</summary>
    public static string Named(string word) =>
        word == Attention ? Text(default, attention: true) : Chinese.FirstOrDefault(known => Of(known.Key, attention: false) == word).Value ?? word;

    /// <summary>The Chinese word.</summary>
    public static string Text(CaseStatus status, bool attention) => attention ? "系统异常处理中" : Chinese[status];
}
