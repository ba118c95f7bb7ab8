using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Audit;

/// <summary>Records of a journal in Chinese words.</summary>
internal static class JournalWords
{
    private static readonly Dictionary<string, string> Events = new()
    {
        ["Started"] = "开始",
        ["Resumed"] = "继续",
        ["Suspended"] = "等待",
        ["Completed"] = "完成",
        ["Canceled"] = "取消",
        ["Faulted"] = "出错",
        ["Sent"] = "发出",
        [nameof(ClockElapsed)] = "时限到点",
        [nameof(CalendarAmended)] = "节假日安排变更",
        [nameof(FlowSignalled)] = "收到流程信号",
        [nameof(DelayElapsed)] = "等待时间届满",
        [nameof(DocumentRendered)] = "文书生成完毕",
        [nameof(NoEligiblePerson)] = "没有可以办理的人员",
    };

    /// <summary>What happened, in one word or a few.</summary>
    public static string Event(JournalEntry entry)
    {
        var json = entry.Json;
        var name = (string?)json["name"] ?? (string)json["event"]!;
        return InterventionLog.Kinds.GetValueOrDefault(name) ?? Events.GetValueOrDefault(name) ?? (Told(entry) is [var first, ..] ? first : "记录");
    }

    /// <summary>What it meant for the case; empty where it meant nothing beyond itself.</summary>
    public static string Consequences(JournalEntry entry) => string.Join("；", Told(entry).Where(told => told != Event(entry)));

    private static IReadOnlyList<string> Told(JournalEntry entry) => [.. Timeline.Of([entry], named: true).Select(told => told.Text)];
}
