using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Pages.Own;

/// <summary>What the pages of one's own cases say.</summary>
internal static class OwnWords
{
    /// <summary>What is up to who applied; null where it is for others to act.</summary>
    /// <param name="status">The word of the contract.</param>
    public static string? ToDo(string status) => status switch
    {
        "awaitingCorrection" => "请补正",
        "awaitingOriginals" => "请提交原件",
        _ => null,
    };

    /// <summary>Why a case that is not closed stands where it stands, or for whom it waits.</summary>
    public static string Waiting(CaseView view) => view.Status switch
    {
        StatusWords.Attention => "系统出现异常，管理员正在处理，办理时限照常计算。",
        "awaitingCorrection" => "等待您补正：需要补正的内容列在下面。",
        "awaitingOriginals" => "等待您提交原件：地点和期限见通知和文书。",
        _ when view.Deadline is { Paused: true, Pauses: [.., var pause] } => $"办理时限已中止：{pause.Reason}。",
        _ when view.Tasks is [var task, ..] => CaseReach.SenderRoles.Contains(task.Role) ? $"等待您办理：{task.Stage}。" : $"等待{Role.Find(task.Role)?.Name}人员办理：{task.Stage}。",
        _ => "系统正在处理。",
    };

    /// <summary>The colour of a status, which also says its word.</summary>
    public static string Colour(string status) => status switch
    {
        "completed" => "green",
        "refused" or "rejected" or "expired" or "cancelled" => "red",
        "awaitingCorrection" or "awaitingOriginals" or StatusWords.Attention => "yellow",
        "withdrawn" => "secondary",
        _ => "blue",
    };

    /// <summary>Where a payment stands.</summary>
    public static string Of(PaymentStatus status) => status switch
    {
        PaymentStatus.Ordered => "等待付款",
        PaymentStatus.Paid => "已付款",
        PaymentStatus.Failed => "付款失败",
        _ => "已退票",
    };

    /// <summary>What was done to an entitlement.</summary>
    public static string Change(string change) => change switch
    {
        "grant" => "享受",
        "change" => "变更",
        "suspend" => "暂停",
        "resume" => "恢复",
        _ => "终止",
    };
}
