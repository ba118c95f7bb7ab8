using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using NodaTime;

namespace MedInsFlows.Host.Tracking;

/// <summary>How a case stands, as whoever knows its number and a phone number of it is told; who applies is masked.</summary>
internal sealed record TrackedCase(
    string CaseNumber,
    string Title,
    string Region,
    string Agency,
    string Applicant,
    Instant ReceivedAt,
    string StatusText,
    string? Result,
    IReadOnlyList<CaseStep> Steps,
    string? Waiting,
    IReadOnlyList<string> Missing,
    DeadlineView? Deadline)
{
    /// <summary>Why a case that is not closed does not go on by itself; null for one that is closed.</summary>
    public static string? WaitingOf(CaseFile file, DeadlineView? deadline)
    {
        var task = file.Tasks.FirstOrDefault();
        return file switch
        {
            { NeedsAttention: true } => "系统异常，正在处理，您不用做什么。",
            { Status: CaseStatus.AwaitingCorrection } => "等待申请人补正，补齐下面列出的内容之后继续办理。",
            { Status: CaseStatus.AwaitingOriginals } => "等待收到申请人送交或寄送的材料原件。",
            { Status: var status } when status.IsFinal() => null,
            _ when deadline is { Paused: true, Pauses: [.., var pause] } => $"办理时限已中止：{pause.Reason}。",
            _ when task is null => "系统正在处理。",
            _ when Role.Find(task.Role) is { } role => CaseReach.IsSender(role) ? $"等待申请人办理“{task.Stage}”，请登录后办理。" : $"等待{role.Name}人员办理“{task.Stage}”。",
            _ => $"正在办理“{task.Stage}”。",
        };
    }

    /// <summary>The names of what is missing, while a correction is awaited.</summary>
    public static IReadOnlyList<string> MissingOf(CaseFile file, Item item) =>
        file.Status == CaseStatus.AwaitingCorrection ? [.. file.Lacks.Select(lack => lack.NameIn(item)).Distinct()] : [];
}
