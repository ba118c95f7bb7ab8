using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Separation;

namespace MedInsFlows.Host.Casework;

/// <summary>加签 and 减签: who signs a task besides the one who decides it, decided while the case is locked. Refusals are problems.</summary>
/// <param name="services">What it needs.</param>
/// <param name="found">The case.</param>
/// <param name="caller">Who does it.</param>
/// <param name="taskId">To which task.</param>
internal sealed class TaskSigners(CaseServices services, LoadedCase found, Caller caller, Guid taskId)
{
    /// <summary>加签: the colleague signs before the caller decides, or what the caller decides.</summary>
    public CaseAction Add(Colleague? colleague, SignerPosition position, string reason)
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireDecider(task, caller);
        SigningRules.RequireFree(found, task);
        if (colleague is null || RoleOf(colleague) is not { } role)
        {
            throw WrongSigner("没有这个用户，或者其不办理本机构的办件，请核对用户名。");
        }

        if (colleague.UserName == task.ClaimedBy || colleague.UserName == task.DelegatedTo)
        {
            throw WrongSigner("办理任务的人不能给自己加签，请写明另一位人员的用户名。");
        }

        if (SigningRules.HasOpinion(found, task, colleague.UserName))
        {
            throw WrongSigner("这个用户已在本环节办理或者加签，不能重复签署，请写明另一位人员的用户名。");
        }

        SeparationOfDuties.Require(found, task, colleague.UserName, colleague.UserName);
        var revision = services.Seal(new Opinion(reason));
        return Note(new SignerAdded(taskId, new Signer(colleague.UserName, role.Id, caller.UserName), position, revision.Citation)) with { Reason = revision };
    }

    /// <summary>减签: somebody whom the caller has added need not sign any more. A decision that waited for nobody else goes on.</summary>
    public CaseAction Remove(string userName, string reason)
    {
        var task = TaskRules.FindAny(found, caller, taskId);
        var awaited = found.File.Tasks.FirstOrDefault(signature => signature.Signs == taskId && signature.ClaimedBy == userName);
        var listed = task.Held is null ? task.Signers.FirstOrDefault(signer => signer.UserName == userName) : null;
        if ((awaited?.AddedBy ?? listed?.AddedBy) is not { } addedBy)
        {
            throw Problem.WrongState("任务没有等待这个用户签署的加签，可能已经签署，请刷新后核对。");
        }

        if (addedBy != caller.UserName)
        {
            throw Problem.WrongState($"加签只能由提出加签的人减去，请联系 {addedBy}。");
        }

        var revision = services.Seal(new Opinion(reason));
        var removed = new SignerRemoved(taskId, userName, revision.Citation);
        return (awaited is not null && Released(task, awaited) is { } held ? GoOn(task, held, removed with { Decision = held.Decision }) : Note(removed)) with { Reason = revision };
    }

    /// <summary>The caller signs. Who disagrees with a decision gives the task back to the one who holds it.</summary>
    public CaseAction Sign(OpenTask signature, TaskDecision sent)
    {
        var task = found.File.Tasks.First(task => task.Id == signature.Signs);
        var revision = sent.Reason is null ? null : services.Seal(new Opinion(sent.Reason));
        var given = new SignatureGiven(signature.Id, sent.Decision, caller.UserName, revision?.Citation);
        var action = sent.Decision == Signature.Agrees && Released(task, signature) is { } held ? GoOn(task, held, given with { Decision = held.Decision }) : Note(given);
        return action with
        {
            Reason = revision,
            Write = (transaction, at) =>
            {
                action.Write?.Invoke(transaction, at);
                TaskDecisions.WriteDecided(transaction, at, signature.Id, caller.UserName, sent.Decision);
            },
        };
    }

    private static ProblemException WrongSigner(string detail) => Problem.InvalidBody([new("/to", ErrorCode.BadValue, detail)]);

    /// <summary>The role by which somebody handles cases of the agency; null where there is none.</summary>
    private Role? RoleOf(Colleague colleague) => colleague.MembershipsAt(found.File.Region, found.File.Agency)
        .Select(membership => membership.Role)
        .FirstOrDefault(role => RolePermissions.Allows(role, Permission.WorkOnTasks) && !CaseReach.IsSender(role));

    /// <summary>The decision that waits for a signature alone; null where it waits for others too, or there is none.</summary>
    private TaskCompleted? Released(OpenTask task, OpenTask signature) =>
        found.File.Tasks.Any(other => other.Signs == task.Id && other.Id != signature.Id) ? null : task.Held;

    private CaseAction Note(CaseEvent happening) => new(StimulusKind.Note, happening, Actor.Of(caller));

    private CaseAction GoOn(OpenTask task, TaskCompleted held, CaseEvent happening) => new(StimulusKind.Resume, happening, Actor.Of(caller))
    {
        BookmarkId = task.BookmarkId,
        Write = (transaction, at) => TaskDecisions.WriteDecided(transaction, at, task.Id, held.Actor, held.Decision),
    };
}
