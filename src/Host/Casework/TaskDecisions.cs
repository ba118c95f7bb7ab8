using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Separation;
using NodaTime.Text;

namespace MedInsFlows.Host.Casework;

/// <summary>What people may do to the tasks of a case, decided while the case is locked. Refusals are problems.</summary>
internal static class TaskDecisions
{
    /// <summary>签收.</summary>
    public static CaseAction Claim(LoadedCase found, Caller caller, Guid taskId)
    {
        var task = TaskRules.Find(found, caller, taskId);
        SeparationOfDuties.Require(found, task, caller.UserName, "您");
        SigningRules.RequireOneOpinion(found, task, caller.UserName, "您");
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
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireHolder(task, caller);
        SigningRules.RequireFree(found, task);
        return new CaseAction(StimulusKind.Note, new TaskReleased(taskId), Actor.Of(caller))
        {
            Write = (transaction, _) => transaction.Add("update cases.tasks set claimed_by = null, claimed_at = null where id = $1", taskId),
        };
    }

    /// <summary>办理: decides a task.</summary>
    public static CaseAction Complete(LoadedCase found, Caller caller, Guid taskId, TaskDecision decision, CaseServices services)
    {
        var task = TaskRules.Find(found, caller, taskId);
        var absent = TaskRules.StandsInFor(found, task, caller);
        if (absent is null)
        {
            TaskRules.RequireDecider(task, caller);
        }

        List<(string UserName, string Who)> deciders = [(caller.UserName, "您"), (task.ClaimedBy!, task.ClaimedBy!), .. absent is null ? [] : ((string, string)[])[(absent, absent)]];
        deciders.ForEach(decider => SeparationOfDuties.Require(found, task, decider.UserName, decider.Who));
        var facts = found.Item.Definition.Task(task.Activity, task.Stage, isSignature: task.Signs is not null);
        if (task.Signs is not null)
        {
            Judge(found, task, facts, decision);
            return new TaskSigners(services, found, caller, taskId).Sign(task, decision);
        }

        deciders.ForEach(decider => SigningRules.RequireOneOpinion(found, task, decider.UserName, decider.Who));
        SigningRules.RequireFree(found, task);
        SigningRules.RequireSigned(found, task);
        var isPositive = Judge(found, task, facts, decision).Kind == DecisionKind.Positive;
        var isHeld = isPositive && !task.Signers.IsEmpty;
        var opinion = new Opinion(decision.Reason, decision.Data);
        var revision = task.RosterRows is > 0 ? services.SealRoster(opinion)
            : decision.Reason is null && decision.Data is null ? null
            : services.Seal(opinion);
        var completed = new TaskCompleted(taskId, decision.Decision, caller.UserName, revision?.Citation)
        {
            OnBehalfOf = task.ClaimedBy == caller.UserName ? null : task.ClaimedBy,
            StandsInFor = absent,
            Duty = facts.Duty,
            Amounts = isPositive ? EnteredIn(facts, decision, FieldType.Amount, value => value.GetDecimal()) : null,
            Dates = isPositive ? EnteredIn(facts, decision, FieldType.Date, value => LocalDatePattern.Iso.Parse(value.GetString()!).Value) : null,
        };
        return new CaseAction(isHeld ? StimulusKind.Note : StimulusKind.Resume, isHeld ? new DecisionHeld(completed) : completed, Actor.Of(caller))
        {
            BookmarkId = isHeld ? null : task.BookmarkId,
            Opinion = revision is null ? null : (opinion, revision),
            Write = isHeld ? null : (transaction, at) =>
            {
                WriteDecided(transaction, at, taskId, caller.UserName, decision.Decision);
                if (found.File.Tasks.Length > 1)
                {
                    // Who has decided this one may have been the only one for another that waits beside it.
                    transaction.Add("update cases.tasks set proven_at = null where case_id = $1 and state = 'open' and claimed_by is null", found.Row.Id);
                }
            },
        };
    }

    /// <summary>Writes who decided a task.</summary>
    public static void WriteDecided(Transaction transaction, DateTimeOffset at, Guid taskId, string userName, string decision) =>
        transaction.Add("update cases.tasks set state = 'done', decided_by = $2, decided_at = $3, decision = $4 where id = $1", taskId, userName, at.UtcDateTime, decision);

    /// <summary>What was entered into the fields of a type; null where there is nothing.</summary>
    private static Dictionary<string, T>? EnteredIn<T>(TaskFacts facts, TaskDecision sent, FieldType type, Func<JsonElement, T> read)
    {
        var entered = facts.DataToEnter.Where(field => field.Type == type && sent.Data?.ContainsKey(field.Id) is true).ToList();
        return entered.Count == 0 ? null : entered.ToDictionary(field => field.Id, field => read(sent.Data![field.Id]));
    }

    private static DecisionRule Judge(LoadedCase found, OpenTask task, TaskFacts facts, TaskDecision sent)
    {
        if (facts.Decisions.FirstOrDefault(rule => rule.Decision == sent.Decision) is not { } rule)
        {
            throw Problem.InvalidBody([new("/decision", ErrorCode.BadValue, $"没有这一决定，可选：{string.Join('、', facts.Decisions.Select(known => known.Decision))}。")]);
        }

        var faults = FieldRules.Check(facts.DataFor(task.RosterRows), sent.Data ?? new Dictionary<string, JsonElement>(), "/data")
            .Concat(task.RosterRows is > 0 ? RosterTask.Check(sent.Data, "/data") : [])
            .Where(fault => rule.Kind == DecisionKind.Positive || fault.Code != FaultCode.Missing)
            .Select(ProblemErrors.Of);
        IEnumerable<ProblemError> belated = rule.Kind == DecisionKind.Return ? [.. SecondCorrection.Judge(found, facts, sent), .. TaskReturn.JudgeLevel(found, facts, sent)] : [];
        List<ProblemError> errors = rule.RequiresReason && string.IsNullOrWhiteSpace(sent.Reason)
            ? [new("/reason", ErrorCode.MissingField, $"作出“{rule.Decision}”的决定须写明理由。"), .. faults, .. belated]
            : [.. faults, .. belated];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        return rule;
    }
}
