using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What an administrator may do to a case whose flow has a fault, without seeing the case.</summary>
internal static class OperatorDecisions
{
    /// <summary>Runs again what faulted.</summary>
    public static CaseAction Retry(LoadedCase found, Caller caller, string executionId)
    {
        RequireFault(found);
        return new CaseAction(StimulusKind.Retry, new IncidentRetried(), Actor.Of(caller)) { ExecutionId = executionId };
    }

    /// <summary>Ends the case.</summary>
    public static CaseAction Cancel(LoadedCase found, Caller caller, string reason, CaseServices services)
    {
        RequireFault(found);
        var opinion = new Opinion(reason, null);
        var revision = Revision.Of(services.Keys.Current, services.Random.NewId(), opinion);
        return new CaseAction(StimulusKind.Cancel, new CaseCancelled(revision.Citation), Actor.Of(caller)) { Opinion = (opinion, revision) };
    }

    private static void RequireFault(LoadedCase found)
    {
        if (!found.File.NeedsAttention)
        {
            throw Problem.WrongState("办件没有待处理的异常。");
        }
    }
}
