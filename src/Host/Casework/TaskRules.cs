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
        var isTheirs = task.Signs is null ? caller.Active?.Role.Id == task.Role : task.ClaimedBy == caller.UserName && !CaseReach.IsSenderOnly(caller);
        return isTheirs ? task : throw Problem.Forbidden(caller.Active?.Role.Name);
    }

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

    /// <summary>不相容岗位: who decided one of the named stages, himself or by somebody who acted in his name, must not decide here.</summary>
    /// <param name="found">The case.</param>
    /// <param name="task">The task.</param>
    /// <param name="userName">Who is to decide.</param>
    /// <param name="who">How the refusal names that person.</param>
    public static void RequireSeparation(LoadedCase found, OpenTask task, string userName, string who)
    {
        var facts = found.Item.Definition.Task(task.Activity, task.Stage);
        if (found.File.Decisions.FirstOrDefault(decided => decided.IsOf(userName) && facts.MustDifferFrom.Contains(decided.Stage)) is { } own)
        {
            throw Problem.SeparationOfDuties($"“{own.Stage}”与“{task.Stage}”不得由同一人办理，{who}已办理前者，请由其他人员办理。");
        }
    }
}
