using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using static MedInsFlows.Activities.Tests.ChronicDisease.Handling;

namespace MedInsFlows.Activities.Tests.ChronicDisease;

/// <summary>The ends other than completion.</summary>
public sealed class EndingTests
{
    [Fact]
    public void A_refusal_ends_the_case_at_acceptance_and_is_told_with_its_reason()
    {
        var run = Apply(Applications.Complete).Refuse("申请人不是本统筹地区参保人员");

        run.Path.Should().Equal("acceptance:不予受理", "refuse:Done", "notify-refused:Done", "end:Done");
        run.ShouldStandAt(CaseStatus.Refused, "业务受理");
        (run.Case.AcceptedAt, run.Case.Clocks.Length, run.Last.Finished).Should().Be((null, 0, true));
        Notices.Of(run).Should().Equal(
            "【哈尔滨市医疗保障服务中心】尊敬的白桦，您于2026年03月02日，申请的基本医疗保险参保人员享受门诊慢特病病种待遇认定不予受理。"
            + "原因为：申请人不是本统筹地区参保人员。如有疑问，请咨询（本地未设定）（电话）。");
    }

    [Fact]
    public void A_rejection_ends_the_case_and_is_told_with_its_reason()
    {
        var run = Apply(Applications.Complete).Accept().Reject("不符合高血压三级的认定条件");

        run.Path.Should().Equal("review:审核不通过", "reject:Done", "notify-rejected:Done", "end:Done");
        run.ShouldStandAt(CaseStatus.Rejected, "业务办结及反馈");
        run.Case.Clocks.Should().ContainSingle().Which.StoppedAt.Should().Be(run.Now);
        Notices.Of(run).Should().Equal(
            "【哈尔滨市医疗保障服务中心】尊敬的白桦，您于2026年03月02日，申请的门诊慢特病种待遇申请认定未审核通过。"
            + "原因为：不符合高血压三级的认定条件。如有疑问，请咨询（本地未设定）（电话）。");
    }

    [Fact]
    public void A_notice_names_the_telephone_of_the_agency_where_it_is_known()
    {
        var run = Apply(Applications.Complete).Refuse("申请人不是本统筹地区参保人员");

        Notices.Of(run, phone: "0451-12345678").Should().ContainSingle().Which.Should().EndWith("如有疑问，请咨询0451-12345678（电话）。");
    }

    [Fact]
    public void A_withdrawal_in_review_cancels_the_task_and_stops_the_clock()
    {
        var run = Apply(Applications.Complete).Accept();
        var task = run.Case.Tasks.Single();

        run.Withdraw("改到外地治疗");

        run.Intents.Should().Equal(
            new ClockStopped("clock", Met: false),
            new CaseClosed(CaseStatus.Withdrawn, "业务审核", "申请人撤回申请"),
            new TaskCancelled(task.Id));
        run.ShouldStandAt(CaseStatus.Withdrawn, "业务审核");
        run.Case.Tasks.Should().BeEmpty();
        run.Case.Clocks.Should().ContainSingle().Which.StoppedAt.Should().Be(run.Now);
        (run.Last.Finished, run.Last.State.Bookmarks.Count).Should().Be((true, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_withdrawal_before_acceptance_leaves_nothing_waiting(bool complete)
    {
        var run = Apply(complete ? Applications.Complete : Applications.Incomplete).Withdraw("不办了");

        run.ShouldStandAt(CaseStatus.Withdrawn, "业务受理");
        (run.Case.Tasks.Length, run.Case.Lacks.Length, run.Case.CorrectionBookmark).Should().Be((0, 0, null));
        run.Last.State.Bookmarks.Should().BeEmpty();
    }

    [Fact]
    public void An_ended_case_takes_nothing_more()
    {
        var run = Apply(Applications.Complete).Refuse("不属于受理范围");

        run.Invoking(ended => ended.Withdraw("不办了")).Should().Throw<StimulusRefusedException>().Which.Reason.Should().Be("InstanceEnded");
    }
}
