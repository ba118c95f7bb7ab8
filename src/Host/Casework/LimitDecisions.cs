using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What a director may do to the limit of a case, decided while it is locked. Refusals are problems.</summary>
internal static class LimitDecisions
{
    /// <summary>延期: the limit becomes as long as the document prints for special cases, in total, and never longer.</summary>
    public static CaseAction Extend(LoadedCase found, Caller caller, string reason, CaseServices services)
    {
        if (!CaseReach.Includes(caller, found.Row))
        {
            throw Problem.NotFound();
        }

        if (caller.Active?.Role != Role.Director)
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

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
        var revision = Revision.Of(services.Keys.Current, services.Random.NewId(), opinion);
        return new CaseAction(StimulusKind.Note, new LimitExtended(clock.Id, total, revision.Citation), Actor.Of(caller)) { Reason = revision };
    }

    private static LimitLength? Ceiling(LoadedCase found, CaseClock clock) =>
        found.Item.Definition.Clocks.FirstOrDefault(facts => facts.Activity == clock.Activity)?.Limit is { ExtendedKind: { } kind, ExtendedLength: { } length }
            ? LimitLength.Of(kind, length)
            : null;
}
