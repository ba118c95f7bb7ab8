using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class PublicNoticeTests
{
    [Fact]
    public void Nobody_is_asked_about_objections_before_the_days_are_over()
    {
        var run = Flow().Submit(Applications.Complete);
        run.Case.Tasks.Should().BeEmpty();
        run.Case.Clocks.Single().Length.Should().Be(LimitLength.Of(LimitKind.CalendarDays, 7));
        run.Intents.OfType<PublicNoticeBegun>().Should().ContainSingle().Which.Text.Should().Be("拟签订协议名单");

        run.Pass("it");

        run.Intents.OfType<PublicNoticeEnded>().Should().ContainSingle();
        run.Case.Tasks.Should().ContainSingle().Which.Stage.Should().Be("公示");
        run.Decide("公示", "公示期满无异议", "reviewer").Path.Should().Equal("it:NoObjection", "end:Done");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void The_days_that_the_agency_has_set_go_before_those_of_the_flow()
    {
        var run = Flow();
        run.Numbers = new() { PublicNoticeDays = 15 };

        run.Submit(Applications.Complete).Case.Clocks.Single().Length.Should().Be(LimitLength.Of(LimitKind.CalendarDays, 15));

        run.Numbers = new() { PublicNoticeDays = 3 };
        run.Pass("it").Replay().Kept.Should().Be(run.Kept, "a replay finds again what was set then");
    }

    [Fact]
    public void An_objection_leads_out_by_its_port() =>
        Flow().Submit(Applications.Complete).Pass("it").Decide("公示", "有异议且成立", "reviewer", "材料不实").Path.Should().Equal("it:Objection", "end:Done");

    [Fact]
    public void A_case_that_is_withdrawn_is_published_no_more()
    {
        var run = Flow().Submit(Applications.Complete).Withdraw("不办了");

        run.Case.Clocks.Should().OnlyContain(clock => !clock.IsOpen);
        run.Case.Tasks.Should().BeEmpty();
    }

    private static CaseRun Flow() => SmallFlow.Of("MedIns.PublicNotice", new { stage = "公示", unit = "calendarDays", days = 7, text = "拟签订协议名单" }, "NoObjection", "Objection").Run();
}
