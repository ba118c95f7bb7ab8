using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Separation;
using MedInsFlows.Host.Time;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// What people do to cases and their tasks, for the API and the pages alike. A missing reason is a problem before the case is asked for; other refusals
/// come from the rules, behind its lock. Thread-safe.
/// </summary>
internal sealed class CaseVerbs(CaseOffice office, CaseServices services, Colleagues colleagues, BusinessTime time)
{
    /// <summary>签收.</summary>
    public Task<CommandAnswer> ClaimAsync(CommandRequest request, Guid taskId, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(request, taskId, found => TaskDecisions.Claim(found, request.Caller, taskId), cancellationToken);

    /// <summary>退签.</summary>
    public Task<CommandAnswer> ReleaseAsync(CommandRequest request, Guid taskId, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(request, taskId, found => TaskDecisions.Release(found, request.Caller, taskId), cancellationToken);

    /// <summary>办理.</summary>
    public Task<CommandAnswer> CompleteAsync(CommandRequest request, Guid taskId, TaskDecision decision, CancellationToken cancellationToken) =>
        office.DecideTaskAsync(request, taskId, request.Caller, found => TaskDecisions.Complete(found, request.Caller, taskId, decision, services), cancellationToken);

    /// <summary>退回.</summary>
    public Task<CommandAnswer> ReturnAsync(CommandRequest request, Guid taskId, string toStage, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "退回须写明理由。");
        return office.ActOnTaskAsync(request, taskId, found => TaskReturn.Return(found, request.Caller, taskId, toStage, reason, services), cancellationToken);
    }

    /// <summary>拿回.</summary>
    public Task<CommandAnswer> WithdrawDecisionAsync(CommandRequest request, Guid taskId, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(request, taskId, found => TaskReturn.TakeBack(found, request.Caller, taskId), cancellationToken);

    /// <summary>转办.</summary>
    public Task<CommandAnswer> TransferAsync(CommandRequest request, Guid taskId, string userName, string reason, CancellationToken cancellationToken) =>
        GiveAsync(request, taskId, userName, reason, (handover, to) => handover.Transfer(to, reason), cancellationToken);

    /// <summary>委派.</summary>
    public Task<CommandAnswer> DelegateAsync(CommandRequest request, Guid taskId, string userName, string reason, CancellationToken cancellationToken) =>
        GiveAsync(request, taskId, userName, reason, (handover, to) => handover.Delegate(to, reason), cancellationToken);

    /// <summary>收回委派.</summary>
    public Task<CommandAnswer> TakeBackAsync(CommandRequest request, Guid taskId, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(request, taskId, found => HandoverOf(request, taskId, found).TakeBack(), cancellationToken);

    /// <summary>加签.</summary>
    public async Task<CommandAnswer> AddSignerAsync(
        CommandRequest request, Guid taskId, string userName, SignerPosition position, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "加签须写明理由。");
        var to = await colleagues.FindAsync(userName, cancellationToken);
        return await office.ActOnTaskAsync(request, taskId, found => new TaskSigners(services, found, request.Caller, taskId).Add(to, position, reason), cancellationToken, to?.UserName);
    }

    /// <summary>减签.</summary>
    public Task<CommandAnswer> RemoveSignerAsync(CommandRequest request, Guid taskId, string userName, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "减签须写明理由。");
        return office.ActOnTaskAsync(request, taskId, found => new TaskSigners(services, found, request.Caller, taskId).Remove(userName, reason), cancellationToken);
    }

    /// <summary>抄送.</summary>
    public async Task<CommandAnswer> CopyAsync(CommandRequest request, Guid taskId, string userName, CancellationToken cancellationToken)
    {
        var to = await colleagues.FindAsync(userName, cancellationToken);
        return await office.ActOnTaskAsync(request, taskId, found => HandoverOf(request, taskId, found).Copy(to), cancellationToken);
    }

    /// <summary>催办.</summary>
    public Task<CommandAnswer> RemindAsync(CommandRequest request, Guid taskId, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(request, taskId, found => HandoverOf(request, taskId, found).Remind(Instant.FromDateTimeOffset(time.GetUtcNow())), cancellationToken);

    /// <summary>加急.</summary>
    public Task<CommandAnswer> UrgeAsync(CommandRequest request, Guid taskId, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(request, taskId, found => HandoverOf(request, taskId, found).Urge(), cancellationToken);

    /// <summary>交上级机构.</summary>
    public Task<CommandAnswer> LiftAsync(CommandRequest request, Guid taskId, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "交由上级机构办理须写明理由。");
        return office.ActOnTaskAsync(request, taskId, found => Exceptions.Lift(found, request.Caller, taskId, reason, services), cancellationToken, withRoleHolders: true);
    }

    /// <summary>特批.</summary>
    public Task<CommandAnswer> ExceptAsync(CommandRequest request, Guid taskId, string userName, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "特批须写明理由。");
        return office.ActOnTaskAsync(
            request, taskId, found => Exceptions.Except(found, request.Caller, taskId, userName, reason, services), cancellationToken, userName, withRoleHolders: true);
    }

    /// <summary>撤回.</summary>
    public Task<CommandAnswer> WithdrawAsync(CommandRequest request, Guid caseId, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "撤回申请须写明理由。");
        return office.ActAsync(request, caseId, found => ApplicantDecisions.Withdraw(found, request.Caller, reason, services), cancellationToken);
    }

    /// <summary>延期.</summary>
    public Task<CommandAnswer> ExtendAsync(CommandRequest request, Guid caseId, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "延长办理时限须写明理由。");
        return office.ActAsync(request, caseId, found => DirectorDecisions.Extend(found, request.Caller, reason, services), cancellationToken);
    }

    /// <summary>终止.</summary>
    public Task<CommandAnswer> TerminateAsync(CommandRequest request, Guid caseId, string reason, CancellationToken cancellationToken)
    {
        RequireReason(reason, "终止办理须写明理由。");
        return office.ActAsync(request, caseId, found => DirectorDecisions.Terminate(found, request.Caller, reason, services), cancellationToken);
    }

    private static void RequireReason(string reason, string fault)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, fault)]);
        }
    }

    private TaskHandover HandoverOf(CommandRequest request, Guid taskId, LoadedCase found) => new(services, found, request.Caller, taskId);

    private async Task<CommandAnswer> GiveAsync(
        CommandRequest request, Guid taskId, string userName, string reason, Func<TaskHandover, Colleague?, CaseAction> give, CancellationToken cancellationToken)
    {
        RequireReason(reason, "把任务交给他人须写明理由。");
        var to = await colleagues.FindAsync(userName, cancellationToken);
        return await office.ActOnTaskAsync(request, taskId, found => give(HandoverOf(request, taskId, found), to), cancellationToken, to?.UserName);
    }
}
