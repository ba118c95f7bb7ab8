using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Payments;

namespace MedInsFlows.Cases.Casework;

/// <summary>
/// What follows from an event whatever the flow: a withdrawn or terminated case is closed, who handles a task is told of a reminder, a limit that draws near is told, one that has passed is breached, one
/// that was extended is longer, one that ends on another day by a notice about days off is told. The payee is told of money that came back and is paid again. The clocks of a case that
/// goes on by another version of its flow warn and end as that version says. Who was asked to sign is given a task, and is spared it when nothing is left to sign.
/// </summary>
internal static class Consequences
{
    private const string Terminated = "{{申请人姓名}}：您申请的{{事项名称}}（办件编号{{办件编号}}）已由经办机构终止办理。原因：{{原因}}。";

    private const string Returned = "{{事项名称}}（办件编号{{办件编号}}）的款项被银行退回，没有到账。请与经办机构联系，核对收款账户；核对后重新拨付。";
    private const string PaidAgain = "{{事项名称}}（办件编号{{办件编号}}）退回的款项已经重新拨付，请查收。";

    public static IEnumerable<CaseIntent> Of(CaseEvent happening, CaseFile file, Func<Guid> newId) => happening switch
    {
        ApplicationWithdrawn => Close(file, CaseStatus.Withdrawn, "申请人撤回申请"),
        CaseCancelled => Close(file, CaseStatus.Cancelled, "因系统故障终止办理"),
        CaseTerminated => [.. Close(file, CaseStatus.Cancelled, "经办机构终止办理"), Tell(newId, "termination", "终止办理", "applicant", Terminated)],
        SignerAdded { Position: SignerPosition.Before } added => [Ask(file.Tasks.First(task => task.Id == added.TaskId), added.Signer, newId)],
        SignerRemoved removed => file.Tasks.Where(task => task.Signs == removed.TaskId && task.ClaimedBy == removed.UserName).Select(task => new TaskCancelled(task.Id, "减签")),
        DecisionHeld held => file.Tasks.Where(task => task.Id == held.Completed.TaskId).SelectMany(task => task.Signers, (task, signer) => Ask(task, signer, newId)),
        SignatureGiven { Signed: Signature.Disagrees } => Spare(file, file.Decisions[^1].Signs!.Value, "加签人员不同意"),
        DecisionTakenBack { Activity: null } takenBack => Spare(file, takenBack.TaskId, "拿回决定"),
        TaskReminded reminded => file.Tasks.Where(task => task.Id == reminded.TaskId).SelectMany(task => Remind(task, newId)),
        NoEligiblePerson nobody => file.Tasks.Where(task => task.Id == nobody.TaskId).SelectMany(task => TellNobody(task, newId)),
        ClockElapsed elapsed => file.Clocks.Where(clock => clock.Id == elapsed.Clock && clock.IsRunning).SelectMany(clock => LimitWarnings.Of(clock, elapsed.Mark, newId)),
        LimitExtended extended => [new ClockExtended(extended.Clock, extended.Total)],
        PaymentHandled { Act.Kind: PaymentActKind.Returned } => [Tell(newId, "payment", "拨付退票", NoticeAudience.Payee.Id, Returned)],
        PaymentHandled { Act.Kind: PaymentActKind.Paid } => [Tell(newId, "payment", "重新拨付", NoticeAudience.Payee.Id, PaidAgain)],
        FlowMigrated => file.Clocks.Where(clock => clock.IsRunning).Select(clock => new ClockRearmed(clock.Id)),
        CalendarAmended amended => LimitMoved.Of(amended, file, newId),
        _ => [],
    };

    private static TaskOpened Ask(OpenTask task, Signer signer, Func<Guid> newId) =>
        new(newId(), task.BookmarkId, task.Activity, task.Stage, signer.Role) { Signs = task.Id, Signer = signer };

    /// <summary>Those who were to sign a decision need not, for it is held no more.</summary>
    private static IEnumerable<CaseIntent> Spare(CaseFile file, Guid taskId, string reason) =>
        from task in file.Tasks
        where task.Id == taskId
        from signature in file.Tasks
        where signature.Signs == taskId && task.Signers.Any(signer => signer.UserName == signature.ClaimedBy)
        select new TaskCancelled(signature.Id, reason);

    private static IEnumerable<CaseIntent> Remind(OpenTask task, Func<Guid> newId) =>
    [
        Tell(newId, task.Activity, "催办", LimitWarnings.Handler, $"{{{{事项名称}}}}（办件编号{{{{办件编号}}}}）：“{task.Stage}”已被催办，请抓紧办理。"),
        Tell(newId, task.Activity, "催办", LimitWarnings.Supervisor, $"{{{{事项名称}}}}（办件编号{{{{办件编号}}}}）：“{task.Stage}”已被催办，请督促办理。"),
    ];

    private static IEnumerable<CaseIntent> TellNobody(OpenTask task, Func<Guid> newId)
    {
        var text = $"{{{{事项名称}}}}（办件编号{{{{办件编号}}}}）：“{task.Stage}”没有可以办理的人员：没有人担任这一角色，或者都须回避。请负责人交由上级机构办理、特批，或者配备人员。";
        return [Tell(newId, task.Activity, "无人可办", LimitWarnings.Director, text), Tell(newId, task.Activity, "无人可办", LimitWarnings.Supervisor, text)];
    }

    private static NoticeQueued Tell(Func<Guid> newId, string activity, string occasion, string audience, string template) =>
        new(newId(), activity, occasion, audience) { Template = template };

    private static IEnumerable<CaseIntent> Close(CaseFile file, CaseStatus status, string result) =>
    [
        .. file.Clocks.Where(clock => clock.IsOpen).Select(clock => new ClockStopped(clock.Id, Met: false)),
        new CaseClosed(status, file.Stage ?? "业务申请", result),
    ];
}
