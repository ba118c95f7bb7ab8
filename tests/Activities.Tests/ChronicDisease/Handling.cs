using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.ChronicDisease;

/// <summary>What the people of 门诊慢特病病种待遇认定 do, in one word each.</summary>
internal static class Handling
{
    public const string Acceptor = "heilongjiang-provider-acceptor";
    public const string Reviewer = "heilongjiang-provider-reviewer";

    /// <summary>A case of the file in <c>workflows/</c>.</summary>
    public static CaseRun Apply(SentApplication application) => ItemFile.ChronicDisease.Run().Submit(application);

    public static CaseRun Accept(this CaseRun run) => run.Decide("业务受理", "受理", Acceptor);

    public static CaseRun Return(this CaseRun run, string reason, params string[] materials) => run.Decide(
        "业务受理",
        "退回补正",
        Acceptor,
        reason,
        materials is [] ? null : $$"""{"deficientMaterials":["{{string.Join("\",\"", materials)}}"]}""");

    public static CaseRun Refuse(this CaseRun run, string reason) => run.Decide("业务受理", "不予受理", Acceptor, reason);

    public static CaseRun Approve(this CaseRun run) => run.Decide("业务审核", "审核通过", Reviewer);

    public static CaseRun Reject(this CaseRun run, string reason) => run.Decide("业务审核", "审核不通过", Reviewer, reason);

    public static void ShouldStandAt(this CaseRun run, CaseStatus status, string stage) =>
        (run.Case.Status, run.Case.Stage).Should().Be((status, stage));

    public static void ShouldWaitFor(this CaseRun run, string role, string stage) =>
        run.Case.Tasks.Select(task => (task.Role, task.Stage)).Should().Equal((role, stage));

    /// <summary>From here the straight way leads to the end.</summary>
    public static void ShouldBeCompletable(this CaseRun run)
    {
        run.Accept().Approve();
        run.ShouldStandAt(CaseStatus.Completed, "业务办结及反馈");
        run.Last.Finished.Should().BeTrue();
    }
}
