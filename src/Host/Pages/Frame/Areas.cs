using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Pages.Frame;

/// <summary>The parts of the service that have pages, as the header and the first page name them.</summary>
internal static class Areas
{
    private static readonly Area[] All =
    [
        new("/apply", "业务申请", "选择事项，填写申请，上传材料，提交前检查是否齐全。", Permission.Apply),
        new("/my", "我的办件", "查看进展和时限，补正，确认，撤回，打开文书和通知。", Permission.Apply),
        new("/work", "办件工作台", "领取和办理任务：收件箱、办件页、批量办理。", Permission.HandleCases),
        new("/work/counter", "窗口受理", "现场申请：核对身份、查看以前的办件、录入申请、打印回执。", Permission.ServeCounter),
        new("/studio", "流程设计", "在流程图上查看和修改本地区各事项的流程，查看办件走到了哪里。", Permission.ReadWorkflows),
        new("/definitions", "流程定义", "查看、发布和撤回本地区各事项的流程，处理待采纳的文件修订。", Permission.ReadWorkflows),
        new("/coverage", "原文对照", "查看文件的每一行由哪个节点载入，每个节点依据文件的哪一条。", Permission.ReadWorkflows),
        new("/audit", "审计", "检索办件，沿流程图逐条回放和核验记录，查看访问日志、特批和干预、不相容岗位、收款核对。", Permission.Audit),
        new("/finance", "拨付", "查看待拨付、已拨付、退票和追回的款项，做银行批次文件，按日、按月合计。", Permission.ReadPayments),
        new("/desk", "督办台", "查看在办和超期的办件、经办人负荷和按时办结率，改派和催办任务，导出统计。", Permission.ReadDesk),
        new("/desk/settings", "本地设定", "设定文件留给经办机构决定的事项：受理层级、受理和反馈渠道、留存材料、公示期等。", Permission.SetLocally),
        new("/desk/ratings", "评价回访", "查看本机构办件的评价，对不满意的评价回访整改。", Permission.FollowUpRatings),
        new("/admin", "系统运行", "处理流程异常和未送达的通知，查看运行状况和机构。", Permission.Administer),
        new("/admin/keys", "加密密钥", "查看和轮换加密个人信息的密钥，查看旧数据改用新密钥的进度。", Permission.Administer),
        new("/admin/calendar", "节假日通知", "查看和装载节假日安排的通知；装载之后，在办件的期限自动重新计算。", Permission.Administer),
        new("/admin/jobs", "定时与作业", "查看办件的定时和系统的定期作业，重试失败的定时，立即运行作业。", Permission.Administer),
        new("/admin/accounts", "账户与权限", "新建账户，增加或取消身份，停用和启用，结束会话，重置密码；每一步都有记录。", Permission.ManageAccounts),
    ];

    /// <summary>Those that a caller may enter.</summary>
    public static IEnumerable<Area> Of(Caller caller) => All.Where(area => RolePermissions.Allows(caller, area.Permission));

    /// <summary>A part of the service.</summary>
    /// <param name="Path">Where it begins.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Purpose">What one does there.</param>
    /// <param name="Permission">What one must be permitted to.</param>
    internal sealed record Area(string Path, string Name, string Purpose, Permission Permission);
}
