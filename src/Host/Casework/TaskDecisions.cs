using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What people may do to the tasks of a case, decided while the case is locked. Refusals are problems.</summary>
internal static class TaskDecisions
{
    /// <summary>签收.</summary>
    public static CaseAction Claim(LoadedCase found, Caller caller, Guid taskId)
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireSeparation(found, task, caller.UserName, "您");
        if (task.ClaimedBy is { } holder && holder != caller.UserName)
        {
            throw Problem.TaskClaimed();
        }

        return new CaseAction(StimulusKind.Note, new TaskClaimed(taskId, caller.UserName), Actor.Of(caller))
        {
            Write = (transaction, at) => transaction.Add("update cases.tasks set claimed_by = $2, claimed_at = $3 where id = $1", taskId, caller.UserName, at.UtcDateTime),
        };
    }

    /// <summary>退签.</summary>
    public static CaseAction Release(LoadedCase found, Caller caller, Guid taskId)
    {
        TaskRules.RequireHolder(TaskRules.Find(found, caller, taskId), caller);
        return new CaseAction(StimulusKind.Note, new TaskReleased(taskId), Actor.Of(caller))
        {
            Write = (transaction, _) => transaction.Add("update cases.tasks set claimed_by = null, claimed_at = null where id = $1", taskId),
        };
    }

    /// <summary>办理: decides a task.</summary>
    public static CaseAction Complete(LoadedCase found, Caller caller, Guid taskId, TaskDecision decision, CaseServices services)
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireDecider(task, caller);
        TaskRules.RequireSeparation(found, task, caller.UserName, "您");
        TaskRules.RequireSeparation(found, task, task.ClaimedBy!, task.ClaimedBy!);
        Judge(found, task, found.Item.Definition.Task(task.Activity), decision);
        var opinion = new Opinion(decision.Reason, decision.Data);
        var revision = task.RosterRows is > 0 ? services.SealRoster(opinion)
            : decision.Reason is null && decision.Data is null ? null
            : services.Seal(opinion);
        return new CaseAction(StimulusKind.Resume, new TaskCompleted(taskId, decision.Decision, caller.UserName, revision?.Citation) { OnBehalfOf = task.DelegatedTo is null ? null : task.ClaimedBy }, Actor.Of(caller))
        {
            BookmarkId = task.BookmarkId,
            Opinion = revision is null ? null : (opinion, revision),
            Write = (transaction, at) => transaction.Add(
                "update cases.tasks set state = 'done', decided_by = $2, decided_at = $3, decision = $4 where id = $1",
                taskId,
                caller.UserName,
                at.UtcDateTime,
                decision.Decision),
        };
    }

    private static void Judge(LoadedCase found, OpenTask task, TaskFacts facts, TaskDecision sent)
    {
        if (facts.Decisions.FirstOrDefault(rule => rule.Decision == sent.Decision) is not { } rule)
        {
            throw Problem.InvalidBody([new("/decision", ErrorCode.BadValue, $"没有这一决定，可选：{string.Join('、', facts.Decisions.Select(known => known.Decision))}。")]);
        }

        var faults = FieldRules.Check(facts.DataFor(task.RosterRows), sent.Data ?? new Dictionary<string, JsonElement>(), "/data")
            .Concat(task.RosterRows is > 0 ? RosterTask.Check(sent.Data, "/data") : [])
            .Where(fault => rule.Kind == DecisionKind.Positive || fault.Code != FaultCode.Missing)
            .Select(ProblemErrors.Of);
        var belated = rule.Kind == DecisionKind.Return ? SecondCorrection.Judge(found, facts, sent) : [];
        List<ProblemError> errors = rule.RequiresReason && string.IsNullOrWhiteSpace(sent.Reason)
            ? [new("/reason", ErrorCode.MissingField, $"作出“{rule.Decision}”的决定须写明理由。"), .. faults, .. belated]
            : [.. faults, .. belated];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }
    }
}
