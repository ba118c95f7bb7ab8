using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Separation;

namespace MedInsFlows.Host.Casework;

/// <summary>What the director of an agency may do to a case, decided while it is locked. Refusals are problems.</summary>
internal static class DirectorDecisions
{
    /// <summary>终止: the case ends, and the applicant is told why.</summary>
    public static CaseAction Terminate(LoadedCase found, Caller caller, string reason, CaseServices services)
    {
        RequireDirector(found, caller);
        if (found.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件已经办结，不能终止。");
        }

        var opinion = new Opinion(reason);
        var revision = services.Seal(opinion);
        return new CaseAction(StimulusKind.Cancel, new CaseTerminated(revision.Citation), Actor.Of(caller)) { Opinion = (opinion, revision) };
    }

    /// <summary>延期: the limit becomes as long as the document prints for special cases, in total, and never longer.</summary>
    public static CaseAction Extend(LoadedCase found, Caller caller, string reason, CaseServices services)
    {
        RequireDirector(found, caller);
        var clock = found.File.OverallClock is { IsOpen: true } open ? open : throw Problem.WrongState("办理时限还没有开始，或者已经停止，不能延长。");
        var total = Ceiling(found, clock) ?? throw Problem.WrongState("本事项的文件没有规定可以延长办理时限，不能延长。");
        if (clock.ExtendedFrom is not null)
        {
            throw Problem.WrongState($"办理时限已经延长到总计{clock.Length.Text}，不能再延长。");
        }

        if (clock.Breached)
        {
            throw Problem.WrongState("办理时限已经届满，不能再延长；延长须在届满之前批准。");
        }

        var opinion = new Opinion(reason);
        var revision = services.Seal(opinion);
        return new CaseAction(StimulusKind.Note, new LimitExtended(clock.Id, total, revision.Citation), Actor.Of(caller)) { Reason = revision };
    }

    private static void RequireDirector(LoadedCase found, Caller caller)
    {
        TaskRules.RequireReach(found, caller);
        TaskRules.RequireRole(caller, Role.Director);
        SeparationOfDuties.RequireNotOwn(found, caller);
    }

    private static LimitLength? Ceiling(LoadedCase found, CaseClock clock) =>
        found.Item.Definition.Clocks.FirstOrDefault(facts => facts.Activity == clock.Activity)?.Limit is { ExtendedKind: { } kind, ExtendedLength: { } length }
            ? LimitLength.Of(kind, length)
            : null;
}
