using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Accounts.Absences;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Separation;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// What a caller may do to a case as it is now, asked of the very rules that judge it when it is done. So nothing is offered that would be refused, as far as
/// that can be known before. Thread-safe.
/// </summary>
internal sealed class CaseOffers(CaseServices services, NpgsqlDataSource dataSource, BusinessTime time, Settings settings)
{
    // Rules that ask for a reason are asked with this one; it is thrown away.
    private const string AnyReason = "—";

    /// <summary>A case with the people who have to do with it, and all who hold the role of one of its tasks.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<LoadedCase> ReadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add(LoadedCase.Query, caseId);
        new PeopleQuestion(caller.AccountId, [], settings.Demo) { WithRoleHolders = true }.Ask(transaction, caseId);
        transaction.Add(Absence.OfSubstitute, caller.UserName, Absence.Today(time));
        await using var reader = await transaction.ReadAsync(cancellationToken);
        if (await LoadedCase.ReadAsync(reader, services, cancellationToken) is not { } found || !CaseReach.Includes(caller, found.Row))
        {
            throw Problem.NotFound();
        }

        await reader.NextResultAsync(cancellationToken);
        found = found with { People = await PeopleQuestion.ReadAsync(reader, cancellationToken) };
        await reader.NextResultAsync(cancellationToken);
        return found with { Absent = await Absence.ReadNamesAsync(reader, cancellationToken) };
    }

    /// <summary>Of each verb, why it is refused; null for what the caller may do.</summary>
    /// <param name="found">The case, read here.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="taskId">The task that is looked at; null where the case has none.</param>
    public IReadOnlyDictionary<CaseVerb, string?> Of(LoadedCase found, Caller caller, Guid? taskId)
    {
        var offers = new Dictionary<CaseVerb, string?>
        {
            [CaseVerb.Extend] = Refusal(() => DirectorDecisions.Extend(found, caller, AnyReason, services)),
            [CaseVerb.Terminate] = Refusal(() => DirectorDecisions.Terminate(found, caller, AnyReason, services)),
            [CaseVerb.WithdrawDecision] = Withdrawable(found, caller, taskId) is { } decided ? Refusal(() => TaskReturn.TakeBack(found, caller, decided)) : "没有可以拿回的决定。",
        };
        if (taskId is not { } id)
        {
            return offers;
        }

        var handover = new TaskHandover(services, found, caller, id);
        offers[CaseVerb.Claim] = Refusal(() => TaskDecisions.Claim(found, caller, id)) ?? (IsHeld(found, caller, id) ? "已由您签收。" : null);
        offers[CaseVerb.Release] = Refusal(() => TaskDecisions.Release(found, caller, id));
        offers[CaseVerb.Decide] = Refusal(() => RequireDecidable(found, caller, id));
        offers[CaseVerb.Return] = PassedStages(found, id).Count == 0 ? "办件还没有经过更早的环节。" : Refusal(() => RequireHandable(found, caller, id, signed: true));
        offers[CaseVerb.Transfer] = Refusal(() => RequireHandable(found, caller, id));
        offers[CaseVerb.Delegate] = offers[CaseVerb.Transfer];
        offers[CaseVerb.TakeBack] = Refusal(() => handover.TakeBack());
        offers[CaseVerb.AddSigner] = Refusal(() => RequireSignable(found, caller, id));
        offers[CaseVerb.RemoveSigner] = Signers(found, caller, id).Count > 0 ? null : "没有您提出的加签。";
        offers[CaseVerb.Copy] = Refusal(() => TaskRules.RequireDecider(TaskRules.Find(found, caller, id), caller));
        offers[CaseVerb.Remind] = Refusal(() => handover.Remind(Instant.FromDateTimeOffset(time.GetUtcNow())));
        offers[CaseVerb.Urge] = found.File.Tasks.Any(task => task.Id == id && task.IsUrgent) ? "已经加急。" : Refusal(() => handover.Urge());
        offers[CaseVerb.Lift] = Refusal(() => Exceptions.Lift(found, caller, id, AnyReason, services));
        offers[CaseVerb.Except] = Refusal(() => Exceptions.RequireStuck(found, caller, id));
        return offers;
    }

    /// <summary>The stages to which a case can be returned from a task.</summary>
    public static IReadOnlyList<string> PassedStages(LoadedCase found, Guid taskId) => found.File.Tasks.FirstOrDefault(open => open.Id == taskId) is { } task
        ? [.. TaskReturn.Passed(found, task).Select(decided => decided.Stage).Distinct()]
        : [];

    /// <summary>The user names of those whose signature the caller has asked for and may give up.</summary>
    public static IReadOnlyList<string> Signers(LoadedCase found, Caller caller, Guid taskId) =>
    [
        .. found.File.Tasks.Where(signature => signature.Signs == taskId && signature.AddedBy == caller.UserName).Select(signature => signature.ClaimedBy!),
        .. found.File.Tasks.Where(task => task.Id == taskId && task.Held is null).SelectMany(task => task.Signers).Where(signer => signer.AddedBy == caller.UserName).Select(signer => signer.UserName),
    ];

    /// <summary>The task whose decision the caller may want back: the one that waits for signatures, or the one decided last.</summary>
    public static Guid? Withdrawable(LoadedCase found, Caller caller, Guid? taskId) =>
        found.File.Tasks.Any(task => task.Id == taskId && task.Held?.Actor == caller.UserName) ? taskId
        : found.File.Decisions is [.., { IsSetAside: false } last] && last.Actor == caller.UserName ? last.TaskId
        : null;

    private static bool IsHeld(LoadedCase found, Caller caller, Guid taskId) => found.File.Tasks.Any(task => task.Id == taskId && task.ClaimedBy == caller.UserName);

    private static void RequireDecidable(LoadedCase found, Caller caller, Guid taskId)
    {
        var task = TaskRules.Find(found, caller, taskId);
        if (TaskRules.StandsInFor(found, task, caller) is null)
        {
            TaskRules.RequireDecider(task, caller);
        }

        if (task.Signs is null)
        {
            SeparationOfDuties.Require(found, task, caller.UserName, "您");
            SigningRules.RequireOneOpinion(found, task, caller.UserName, "您");
            SigningRules.RequireFree(found, task);
            SigningRules.RequireSigned(found, task);
        }
    }

    private static void RequireHandable(LoadedCase found, Caller caller, Guid taskId, bool signed = false)
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireHolder(task, caller);
        SigningRules.RequireFree(found, task);
        if (signed)
        {
            SigningRules.RequireSigned(found, task);
        }
    }

    private static void RequireSignable(LoadedCase found, Caller caller, Guid taskId)
    {
        var task = TaskRules.Find(found, caller, taskId);
        TaskRules.RequireDecider(task, caller);
        SigningRules.RequireFree(found, task);
    }

    private static string? Refusal(Action rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (ProblemException refused)
        {
            return refused.Detail;
        }
    }
}
