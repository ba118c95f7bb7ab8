using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What the director of an agency may do to a case, decided while it is locked. Refusals are problems.</summary>
internal static class DirectorDecisions
{
    /// <summary>终止: the case ends, and the applicant is told why.</summary>
    public static CaseAction Terminate(LoadedCase found, Caller caller, string reason, CaseServices services)
    {
        if (!CaseReach.Includes(caller, found.Row))
        {
            throw Problem.NotFound();
        }

        if (caller.Active?.Role != Role.Director)
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        if (found.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件已经办结，不能终止。");
        }

        var opinion = new Opinion(reason);
        var revision = Revision.Of(services.Keys.Current, services.Random.NewId(), opinion);
        return new CaseAction(StimulusKind.Cancel, new CaseTerminated(revision.Citation), Actor.Of(caller)) { Opinion = (opinion, revision) };
    }
}
