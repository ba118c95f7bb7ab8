using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Separation;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>What people may do to a task besides deciding it, decided while the case is locked. Refusals are problems.</summary>
/// <param name="services">What it needs.</param>
/// <param name="found">The case.</param>
/// <param name="caller">Who does it.</param>
/// <param name="taskId">To which task.</param>
internal sealed class TaskHandover(CaseServices services, LoadedCase found, Caller caller, Guid taskId)
{
    private Actor Actor => Actor.Of(caller);

    /// <summary>转办 by the one who holds the task, 改派 by a supervisor, whoever holds it: the colleague holds the task from now on.</summary>
    public CaseAction Transfer(Colleague? colleague, string reason)
    {
        var to = Receiver(colleague, caller.Active?.Role == Role.Supervisor ? AnyTask() : OwnTask());
        return Because(reason, cited => new TaskTransferred(taskId, to, cited)) with
        {
            Write = (transaction, at) => transaction.Add(
                "update cases.tasks set claimed_by = $2, claimed_at = $3, delegated_to = null where id = $1", taskId, to, at.UtcDateTime),
        };
    }

    /// <summary>委派: the colleague decides in the caller's name.</summary>
    public CaseAction Delegate(Colleague? colleague, string reason)
    {
        var to = Receiver(colleague, OwnTask());
        return Because(reason, cited => new TaskDelegated(taskId, to, cited)) with
        {
            Write = (transaction, _) => transaction.Add("update cases.tasks set delegated_to = $2 where id = $1", taskId, to),
        };
    }

    /// <summary>收回委派.</summary>
    public CaseAction TakeBack()
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireClaim(task, caller);
        SigningRules.RequireFree(found, task);
        return task.DelegatedTo is null
            ? throw Problem.WrongState("任务没有委派给他人，无须收回。")
            : Note(new TaskTakenBack(taskId)) with
            {
                Write = (transaction, _) => transaction.Add("update cases.tasks set delegated_to = null where id = $1", taskId),
            };
    }

    /// <summary>抄送: the colleague finds the task in a list; it gives no right.</summary>
    public CaseAction Copy(Colleague? colleague)
    {
        TaskRules.RequireDecider(TaskRules.Find(found, caller, taskId), caller);
        return colleague?.MembershipsAt(found.File.Region, found.File.Agency).Any(membership => !CaseReach.IsSender(membership.Role)) is true
            ? Note(new TaskCopied(taskId, colleague.UserName)) with
            {
                Write = (transaction, at) => transaction.Add(
                    "insert into cases.task_copies (user_name, task_id, copied_at) values ($1, $2, $3) on conflict do nothing", colleague.UserName, taskId, at.UtcDateTime),
            }
            : throw WrongReceiver("没有这个用户，或者其不能查看本机构的办件，请核对用户名。");
    }

    /// <summary>催办, at most once in a working day.</summary>
    public CaseAction Remind(Instant now)
    {
        var task = TaskRules.FindAny(found, caller, taskId);
        if (found.Row.SubmittedBy != caller.AccountId)
        {
            TaskRules.RequireRole(caller, Role.Supervisor);
        }

        return task.RemindedAt is { } last && found.WorkingTime.Calendar.CountWorkingDays(ShanghaiTime.DateOf(last), ShanghaiTime.DateOf(now)) < 1
            ? throw Problem.WrongState("每个工作日只能催办一次，本任务已经催办过，请下一个工作日再试。")
            : Note(new TaskReminded(taskId, now));
    }

    /// <summary>加急.</summary>
    public CaseAction Urge()
    {
        _ = TaskRules.FindAny(found, caller, taskId);
        TaskRules.RequireRole(caller, Role.Supervisor);
        return Note(new TaskUrged(taskId)) with { Write = (transaction, _) => transaction.Add("update cases.tasks set urgent = true where id = $1", taskId) };
    }

    private static ProblemException WrongReceiver(string detail) => Problem.InvalidBody([new("/to", ErrorCode.BadValue, detail)]);

    /// <summary>The task, which the caller holds.</summary>
    private OpenTask OwnTask()
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireHolder(task, caller);
        return task;
    }

    /// <summary>The task, whoever holds it. The part of an applicant is nobody else's.</summary>
    private OpenTask AnyTask()
    {
        var task = TaskRules.FindAny(found, caller, taskId);
        return CaseReach.SenderRoles.Contains(task.Role) ? throw Problem.WrongState("这是申请人自己要办的事，不能改派。") : task;
    }

    /// <summary>The user name of a colleague who may decide the task in place of the one who is to do so now.</summary>
    private string Receiver(Colleague? colleague, OpenTask task)
    {
        SigningRules.RequireFree(found, task);
        if (colleague is not null && colleague.UserName == (task.DelegatedTo ?? task.ClaimedBy))
        {
            throw WrongReceiver(colleague.UserName == caller.UserName ? "任务已在您处，请写明另一位办理人员的用户名。" : "任务已在这个用户处，请写明另一位办理人员的用户名。");
        }

        if (colleague?.Holds(task.Role, found.File.Region, task.Superior ?? found.File.Agency) is not true)
        {
            throw WrongReceiver("没有这个用户，或者其在本机构没有办理这一任务的角色，请核对用户名。");
        }

        if (SigningRules.HasOpinion(found, task, colleague.UserName))
        {
            throw WrongReceiver("这个用户已在本环节办理或者加签，请写明另一位办理人员的用户名。");
        }

        SeparationOfDuties.Require(found, task, colleague.UserName, colleague.UserName);
        return colleague.UserName;
    }

    private CaseAction Note(CaseEvent happening) => new(StimulusKind.Note, happening, Actor);

    private CaseAction Because(string reason, Func<Citation, CaseEvent> happening)
    {
        var revision = services.Seal(new Opinion(reason));
        return Note(happening(revision.Citation)) with { Reason = revision };
    }
}
