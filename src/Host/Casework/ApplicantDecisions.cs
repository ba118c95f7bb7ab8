using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Files;

namespace MedInsFlows.Host.Casework;

/// <summary>What the one who sent an application may do to the case, decided while it is locked. Refusals are problems.</summary>
internal static class ApplicantDecisions
{
    /// <summary>补正.</summary>
    public static CaseAction Correct(LoadedCase found, Caller caller, Correction correction, CaseServices services)
    {
        RequireOwn(found, caller);
        var faults = ApplicationRules.Check(correction, found.Item.Definition.Item);
        if (faults.Count > 0)
        {
            throw Problem.InvalidBody([.. faults.Select(ProblemErrors.Of)]);
        }

        if (found.File.Status != CaseStatus.AwaitingCorrection || found.File.CorrectionBookmark is not { } bookmark)
        {
            throw Problem.WrongState("办件现在不在等待补正，不能提交补正。");
        }

        var application = found.Application.Value.With(correction);
        var revision = services.Seal(application);
        return new CaseAction(StimulusKind.Resume, Corrected(), Actor.Of(caller))
        {
            BookmarkId = bookmark,
            Application = (application, revision),
            Write = (transaction, _) =>
            {
                UploadedFiles.Use(transaction, found.Row.Id, application.FileIds());
                if (!application.Parties.SequenceEqual(found.Application.Value.Parties))
                {
                    PartyRegister.Replace(transaction, services.Keys.Current.Digest, found.Row.Id, application.Parties);
                }
            },
        };

        CorrectionSubmitted Corrected() => new(revision.Citation, application.Circumstances)
        {
            Materials = [.. correction.Materials?.Select(material => material.Id) ?? []],
            Parties = correction.Parties is null ? null : application.PartyRoles(),
        };
    }

    /// <summary>撤回.</summary>
    public static CaseAction Withdraw(LoadedCase found, Caller caller, string reason, CaseServices services)
    {
        RequireOwn(found, caller);
        if (found.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件已经办结，不能撤回。");
        }

        var opinion = new Opinion(reason, null);
        var revision = services.Seal(opinion);
        return new CaseAction(StimulusKind.Cancel, new ApplicationWithdrawn(revision.Citation), Actor.Of(caller)) { Opinion = (opinion, revision) };
    }

    /// <summary>The caller sent it.</summary>
    public static void RequireOwn(LoadedCase found, Caller caller)
    {
        if (found.Row.SubmittedBy != caller.AccountId)
        {
            throw CaseReach.Includes(caller, found.Row) ? Problem.Forbidden(caller.Active?.Role.Name) : Problem.NotFound();
        }
    }
}
