using System.Text.Json;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Separation;

namespace MedInsFlows.Host.Casework;

/// <summary>How a case goes back, decided while it is locked. Refusals are problems.</summary>
internal static class TaskReturn
{
    /// <summary>退回: from the task that the caller holds to a stage that the case has passed.</summary>
    public static CaseAction Return(LoadedCase found, Caller caller, Guid taskId, string toStage, string reason, CaseServices services)
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireHolder(task, caller);
        SeparationOfDuties.Require(found, task, caller.UserName, "您");
        SigningRules.RequireFree(found, task);
        SigningRules.RequireSigned(found, task);
        var passed = Passed(found, task).ToList();
        if (passed.FirstOrDefault(decided => decided.Stage == toStage) is not { } target)
        {
            var stages = passed.Select(decided => decided.Stage).Distinct().ToList();
            throw Problem.InvalidBody(
            [
                new("/toStage", ErrorCode.BadValue, stages.Count == 0 ? "办件还没有经过更早的环节，不能退回。" : $"办件没有经过这一环节，可退回：{string.Join('、', stages)}。"),
            ]);
        }

        var opinion = new Opinion(reason);
        var revision = services.Seal(opinion);
        return Back(found, task, target.Activity, new TaskReturned(taskId, target.Activity, revision.Citation) { Stage = target.Stage }, caller) with { Opinion = (opinion, revision) };
    }

    /// <summary>The decisions behind which a case can go back from a task.</summary>
    public static IEnumerable<Decided> Passed(LoadedCase found, OpenTask task) =>
        found.File.Decisions.Where(decided => !decided.IsSetAside && decided.Signs is null && (decided.Activity, decided.Stage) != (task.Activity, task.Stage));

    /// <summary>拿回: the caller's own decision, the last that was made, while nobody has taken the task that it led to, or while it waits for signatures.</summary>
    public static CaseAction TakeBack(LoadedCase found, Caller caller, Guid taskId)
    {
        TaskRules.RequireReach(found, caller);
        if (found.File.Tasks.FirstOrDefault(task => task.Id == taskId)?.Held is { } held)
        {
            return held.Actor == caller.UserName
                ? new CaseAction(StimulusKind.Note, new DecisionTakenBack(taskId), Actor.Of(caller))
                : throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        if (found.File.Decisions.FirstOrDefault(decided => decided.TaskId == taskId && decided.Signs is null) is not { } own)
        {
            throw Problem.WrongState("任务没有作过决定，无须拿回。");
        }

        if (own.Actor != caller.UserName)
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        return !own.IsSetAside && own == found.File.Decisions[^1] && found.File.Tasks is [var next, ..] && found.File.Tasks.All(task => IsUntouched(task) && task.Activity == next.Activity)
            ? Back(found, next, own.Activity, new DecisionTakenBack(taskId) { Activity = own.Activity }, caller)
            : throw Problem.WrongState("下一环节已经开始办理，或者办件已经办结，不能再拿回；确需更改的，请与下一环节的办理人员联系退回。");

        bool IsUntouched(OpenTask task) => task.ClaimedBy is null && task.Preceding == found.File.Decisions.Length;
    }

    /// <summary>What stands against returning a case from one level of an approval to another that it names: it has not passed that.</summary>
    public static IEnumerable<ProblemError> JudgeLevel(LoadedCase found, TaskFacts facts, TaskDecision sent) =>
        facts.IsLevel && sent.Data?.GetValueOrDefault(ApprovalWords.ToLevel) is { ValueKind: JsonValueKind.String } named && !found.File.Decisions.Any(passed =>
            !passed.IsSetAside && passed.Signs is null && passed.Activity == facts.Activity && passed.Stage == named.GetString())
            ? [new($"/data/{ApprovalWords.ToLevel}", ErrorCode.BadValue, "办件没有经过这一级审批，不能退回到这一级；不写则退回到审批之前。")]
            : [];

    private static CaseAction Back(LoadedCase found, OpenTask from, string activity, CaseEvent happening, Caller caller) =>
        new(StimulusKind.Move, happening, Actor.Of(caller))
        {
            BookmarkId = from.BookmarkId,
            NodeId = found.Item.Version.Graph.FindNodeByActivityId(activity)!.NodeId,
        };
}
