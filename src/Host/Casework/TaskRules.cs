using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What must hold of a task and a person before something is done to the task. Refusals are problems.</summary>
internal static class TaskRules
{
    /// <summary>A case in the caller's reach.</summary>
    public static void RequireReach(LoadedCase found, Caller caller)
    {
        if (!CaseReach.Includes(caller, found.Row))
        {
            throw Problem.NotFound();
        }
    }

    /// <summary>The caller acts by a certain role.</summary>
    public static void RequireRole(Caller caller, Role role)
    {
        if (caller.Active?.Role != role)
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }
    }

    /// <summary>A task that waits, of a case in the caller's reach.</summary>
    public static OpenTask FindAny(LoadedCase found, Caller caller, Guid taskId)
    {
        RequireReach(found, caller);
        return found.File.Tasks.FirstOrDefault(task => task.Id == taskId) ?? throw Problem.TaskDone();
    }

    /// <summary>A task that waits for the caller's role, or a signature that waits for the caller.</summary>
    public static OpenTask Find(LoadedCase found, Caller caller, Guid taskId)
    {
        var task = FindAny(found, caller, taskId);
        var isTheirs = task.Signs is null ? IsForRole(found, caller, task) : task.ClaimedBy == caller.UserName && !CaseReach.IsSenderOnly(caller);
        if (!isTheirs)
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        return caller.Active?.Agency is not { } agency || agency == (task.Superior ?? found.File.Agency) || CaseReach.IsSender(caller.Active.Role)
            ? task
            : throw Problem.WrongState("任务由另一机构的人员办理。");
    }

    /// <summary>The part of an applicant is for who sent the case, in whatever role he did: who entered it for others records what they say.</summary>
    private static bool IsForRole(LoadedCase found, Caller caller, OpenTask task) =>
        CaseReach.SenderRoles.Contains(task.Role) ? found.Row.SubmittedBy == caller.AccountId : caller.Active?.Role.Id == task.Role;

    /// <summary>The caller has taken the task.</summary>
    public static void RequireClaim(OpenTask task, Caller caller)
    {
        if (task.ClaimedBy != caller.UserName)
        {
            throw task.ClaimedBy is null ? Problem.TaskNotClaimed() : Problem.TaskClaimed();
        }
    }

    /// <summary>The caller has taken the task and has not let somebody else decide it.</summary>
    public static void RequireHolder(OpenTask task, Caller caller)
    {
        RequireClaim(task, caller);
        if (task.DelegatedTo is { } other)
        {
            throw Problem.WrongState($"任务已委派给 {other} 办理，请先收回委派。");
        }
    }

    /// <summary>The caller is the one who decides the task.</summary>
    public static void RequireDecider(OpenTask task, Caller caller)
    {
        if (task.DelegatedTo != caller.UserName)
        {
            RequireHolder(task, caller);
        }
    }

    /// <summary>代理: the absent person in whose name the caller decides the task today; null where the caller does not stand in for who is to decide it.</summary>
    public static string? StandsInFor(LoadedCase found, OpenTask task, Caller caller) =>
        task.ClaimedBy != caller.UserName && (task.DelegatedTo ?? task.ClaimedBy) is { } decider && found.Absent.Contains(decider) ? decider : null;
}
