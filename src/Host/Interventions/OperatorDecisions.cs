using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;

namespace MedInsFlows.Host.Interventions;

/// <summary>What an administrator may do to the flow of a case, without seeing the case. All but a repetition needs a reason, which is kept on the record.</summary>
/// <param name="services">What it needs.</param>
/// <param name="caller">The administrator.</param>
internal sealed class OperatorDecisions(CaseServices services, Caller caller)
{
    private Actor Actor => Actor.Of(caller);

    /// <summary>Runs again what faulted.</summary>
    public CaseAction Retry(LoadedCase found, string executionId)
    {
        RequireFault(found);
        return new CaseAction(StimulusKind.Retry, new IncidentRetried(), Actor) { ExecutionId = executionId };
    }

    /// <summary>Leaves what faulted by an outcome.</summary>
    public CaseAction Skip(LoadedCase found, string executionId, string outcome, string reason)
    {
        RequireFault(found);
        return Because(reason, cited => new CaseAction(StimulusKind.Skip, new StepSkipped(cited), Actor) { ExecutionId = executionId, Outcome = outcome });
    }

    /// <summary>Ends a case that cannot go on.</summary>
    public CaseAction Cancel(LoadedCase found, string reason)
    {
        RequireFault(found);
        var opinion = new Opinion(reason, null);
        var revision = services.Seal(opinion);
        return new CaseAction(StimulusKind.Cancel, new CaseCancelled(revision.Citation), Actor) { Opinion = (opinion, revision) };
    }

    /// <summary>Lets the flow stand still.</summary>
    public CaseAction Hold(LoadedCase found, string reason)
    {
        RequireOpen(found);
        return Because(reason, cited => new CaseAction(StimulusKind.Hold, new FlowHeld(cited), Actor));
    }

    /// <summary>Lets the flow go on.</summary>
    public CaseAction Release(LoadedCase found, string reason)
    {
        RequireOpen(found);
        return Because(reason, cited => new CaseAction(StimulusKind.Release, new FlowReleased(cited), Actor));
    }

    /// <summary>Moves the flow to another node.</summary>
    public CaseAction Move(LoadedCase found, string nodeId, string? executionId, int? expected, string reason)
    {
        RequireOpen(found);
        return Because(reason, cited => new CaseAction(StimulusKind.Move, new FlowMoved(cited), Actor) { NodeId = nodeId, ExecutionId = executionId, Expected = expected });
    }

    /// <summary>Lets the case go on by another version of the item.</summary>
    public CaseAction Migrate(LoadedCase found, PublishedItem item, string reason)
    {
        RequireOpen(found);
        return Because(reason, cited => new CaseAction(StimulusKind.Migrate, new FlowMigrated(cited), Actor) { Item = item });
    }

    private CaseAction Because(string reason, Func<Citation, CaseAction> act)
    {
        var revision = services.Seal(new Opinion(reason, null));
        return act(revision.Citation) with { Reason = revision };
    }

    private static void RequireFault(LoadedCase found)
    {
        if (!found.File.NeedsAttention)
        {
            throw Problem.WrongState("办件没有待处理的异常。");
        }
    }

    private static void RequireOpen(LoadedCase found)
    {
        if (found.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件已经办结，不能再调整流程。");
        }
    }
}
