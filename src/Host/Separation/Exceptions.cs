using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;

namespace MedInsFlows.Host.Separation;

/// <summary>What a director may do about a task that nobody at his agency may decide, decided while the case is locked. Refusals are problems.</summary>
internal static class Exceptions
{
    /// <summary>交上级机构: people of the role at the superior agency decide the task, and no other of the case.</summary>
    public static CaseAction Lift(LoadedCase found, Caller caller, Guid taskId, string reason, CaseServices services)
    {
        var task = RequireStuck(found, caller, taskId);
        var superior = services.AgencyOf(found.File.Region, task.Superior ?? found.File.Agency).Parent
            ?? throw Problem.WrongState("没有上级机构可以交办，请配备人员，或者按规定特批。");
        var revision = services.Seal(new Opinion(reason));
        return new CaseAction(StimulusKind.Note, new TaskLifted(taskId, superior, revision.Citation), Actor.Of(caller))
        {
            Reason = revision,
            Write = (transaction, _) => transaction.Add(
                "update cases.tasks set superior = $2, claimed_by = null, claimed_at = null, delegated_to = null, proven_at = null, eligible = null where id = $1", taskId, superior),
        };
    }

    /// <summary>特批: a named person may decide the task although a rule that can be set off stands against it. Of these an auditor checks some.</summary>
    public static CaseAction Except(LoadedCase found, Caller caller, Guid taskId, string to, string reason, CaseServices services)
    {
        var task = RequireStuck(found, caller, taskId);
        if (found.Separation.Find(to) is not { IsActive: true } person || !person.Holds(task.Role, task.Superior ?? found.File.Agency))
        {
            throw Problem.InvalidBody([new("/to", ErrorCode.BadValue, "没有这个用户，或者其没有办理这一任务的角色，请核对用户名。")]);
        }

        if (found.Separation.Find(caller.UserName)!.Is(person))
        {
            throw Problem.InvalidBody([new("/to", ErrorCode.BadValue, "不得特批由本人办理，请写明其他人员，或者交由上级机构办理。")]);
        }

        var breaches = found.Separation.Judge(task, person);
        if (breaches.Where(breach => breach.Rule.IsHard).ToList() is [var first, ..] hard)
        {
            throw new SeparationException(found, task, to, hard, $"{SeparationOfDuties.Detail(first, task, to)}这一规则不得特批。");
        }

        List<string> rules = [.. breaches.Select(breach => breach.Rule.Id).Distinct()];
        var revision = services.Seal(new Opinion(reason));
        var (id, row) = (services.Random.NewId(), found.Row);
        return new CaseAction(StimulusKind.Note, new ExceptionMade(taskId, to, rules, revision.Citation), Actor.Of(caller))
        {
            Reason = revision,
            Write = (transaction, at) =>
            {
                transaction.Add(
                    """
                    insert into cases.exceptions (id, case_id, task_id, region, agency, stage, granted_by, granted_to, rules, reason, granted_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    """,
                    id,
                    row.Id,
                    taskId,
                    row.File.Region,
                    row.File.Agency,
                    task.Stage,
                    caller.UserName,
                    to,
                    rules.ToArray(),
                    revision.Citation.Id,
                    at.UtcDateTime);
                transaction.Add("update cases.tasks set proven_at = null where id = $1", taskId);
                AccessLog.Append(transaction, row.File.Region, AccessRecord.Of(
                    caller, at, AccessEvent.Exception, [.. rules.Select(rule => $"rule={rule}"), $"task={taskId}", $"person={to}"]) with
                {
                    CaseId = row.Id,
                    Reason = revision.Citation,
                });
            },
        };
    }

    /// <summary>The caller is the director, and nobody may decide the task: proven here and now, behind the lock.</summary>
    public static OpenTask RequireStuck(LoadedCase found, Caller caller, Guid taskId)
    {
        var task = TaskRules.FindAny(found, caller, taskId);
        TaskRules.RequireRole(caller, Role.Director);
        SeparationOfDuties.RequireNotOwn(found, caller);
        return found.Separation.Eligible(task).Any() ? throw Problem.WrongState("仍有可以办理这一任务的人员，不能交上级机构或者特批。") : task;
    }
}
