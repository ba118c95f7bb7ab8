using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;
using static MedInsFlows.Activities.Tests.ChronicDisease.Handling;

namespace MedInsFlows.Activities.Tests.ChronicDisease;

/// <summary>From application to completion when nothing is wrong.</summary>
public sealed class StraightWayTests
{
    [Theory]
    [InlineData(Channel.Online)]
    [InlineData(Channel.Onsite)]
    [InlineData(Channel.Post)]
    public void Every_channel_goes_the_same_way(Channel channel)
    {
        var run = Apply(Applications.Complete with { Channel = channel });
        run.Path.Should().Equal("start:Done", "application:Done", "check:Complete");
        run.ShouldStandAt(CaseStatus.Submitted, "业务受理");
        run.ShouldWaitFor("provider-acceptor", "业务受理");

        run.Accept();
        run.Path.Should().Equal("acceptance:受理", "clock:Done");
        run.ShouldStandAt(CaseStatus.InReview, "业务审核");
        run.ShouldWaitFor("provider-reviewer", "业务审核");
        run.Case.AcceptedAt.Should().Be(run.Now);

        run.Approve();
        run.Path.Should().Equal("review:审核通过", "complete:Done", "notify-completed:Done", "end:Done");
        run.ShouldStandAt(CaseStatus.Completed, "业务办结及反馈");
        (run.Case.Result, run.Case.ClosedAt, run.Last.Finished).Should().Be(("已完成门诊慢特病病种待遇认定", run.Now, true));
        run.Case.Decisions.Select(decided => (decided.Activity, decided.Stage, decided.Actor, decided.Decision)).Should().Equal(
            ("acceptance", "业务受理", Acceptor, "受理"), ("review", "业务审核", Reviewer, "审核通过"));
    }

    [Fact]
    public void The_applicant_is_told_in_the_words_of_the_document() =>
        Notices.Of(Apply(Applications.Complete).Accept().Approve()).Should().Equal(
            "【哈尔滨市医疗保障服务中心】尊敬的白桦，您于2026年03月02日，已完成门诊慢特病病种待遇申请认定。如有疑问，请咨询（本地未设定）（电话）。");

    [Fact]
    public void The_clock_of_20_working_days_runs_from_acceptance_to_completion()
    {
        var run = Apply(Applications.Complete);
        run.Case.Clocks.Should().BeEmpty();

        run.Accept();
        var clock = run.Case.Clocks.Should().ContainSingle().Which;
        (clock.Length, clock.StartEvent, clock.StartAssumed).Should().Be((LimitLength.WorkingDays(20), "受理", true));
        clock.StartedAt.Should().Be(CaseRun.Opening + Duration.FromHours(1));

        run.Approve();
        run.Case.Clocks.Single().StoppedAt.Should().Be(run.Now);
        run.Intents.OfType<ClockStopped>().Should().Equal(new ClockStopped("clock", Met: true));
    }

    [Fact]
    public void A_passed_limit_is_recorded_and_the_case_goes_on()
    {
        var run = Apply(Applications.Complete).Accept().Elapse("clock");

        run.Intents.Should().HaveElementAt(0, new ClockBreached("clock"));
        run.Intents.Skip(1).Cast<NoticeQueued>().Select(notice => notice.Audience).Should().Equal("handler", "supervisor");
        run.Elapse("clock").Intents.Should().BeEmpty("a limit passes once");
        run.Case.Clocks.Should().ContainSingle().Which.Breached.Should().BeTrue();
        run.Approve().Case.Status.Should().Be(CaseStatus.Completed);
    }

    [Fact]
    public void Materials_chosen_with_the_positive_decision_change_nothing() => Apply(Applications.Complete)
        .Decide("业务受理", "受理", Acceptor, data: """{"deficientMaterials":["form"]}""").Approve()
        .ShouldStandAt(CaseStatus.Completed, "业务办结及反馈");
}
