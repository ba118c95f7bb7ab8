using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class StartClockTests
{
    private const string TwentyDays = """{"kind": "workingDays", "length": 20, "scope": "overall", "text": "不超过20个工作日"}""";

    [Fact]
    public void The_clock_starts_at_the_time_of_the_burst()
    {
        var run = SmallFlow.Of("MedIns.StartClock", new { limit = TwentyDays }, "Done").Run()
            .Submit(Applications.Complete);

        var clock = new CaseClock("it", "it", LimitLength.WorkingDays(20), "受理", StartAssumed: false, CaseRun.Opening);
        run.Intents.Should().Equal(new ClockStarted(clock));
        run.Case.Clocks.Should().Equal(clock);
    }

    [Fact]
    public void What_starts_it_and_that_this_is_assumed_come_from_the_node() => SmallFlow
        .Of("MedIns.StartClock", new { limit = TwentyDays, startEvent = "收到材料", startAssumed = "True" }, "Done").Run()
        .Submit(Applications.Complete).Case.Clocks.Single().Should()
        .Match<CaseClock>(clock => clock.StartEvent == "收到材料" && clock.StartAssumed);

    [Theory]
    [InlineData("immediate", 0, "即时办结")]
    [InlineData("calendarDays", 60, "60个自然日")]
    [InlineData("months", 3, "3个月")]
    public void Every_kind_of_length_is_understood(string kind, int length, string text)
    {
        var limit = $$"""{"kind": "{{kind}}", "length": {{length}}, "scope": "overall", "text": "x"}""";

        var run = SmallFlow.Of("MedIns.StartClock", new { limit }, "Done").Run().Submit(Applications.Complete);

        run.Case.Clocks.Single().Length.Text.Should().Be(text);
    }

    [Theory]
    [InlineData("onsite", "online")]
    [InlineData("online", "")]
    public void A_limit_of_one_channel_runs_only_for_what_came_by_it(string channel, string clocks)
    {
        var run = new SmallFlow()
            .Add("online", "MedIns.StartClock", new { limit = TwentyDays, channels = $"""["{(channel == "online" ? "onsite" : "online")}"]""" })
            .Draw("start -> online -> end").Run().Submit(Applications.Complete);

        string.Join(' ', run.Case.Clocks.Select(clock => clock.Id)).Should().Be(clocks);
    }

    [Fact]
    public void Each_kind_of_applicant_has_the_limit_that_is_printed_for_it()
    {
        var flow = new SmallFlow()
            .Add("employee", "MedIns.StartClock", new { limit = TwentyDays, applicantCases = """["employee"]""" })
            .Add("flexible", "MedIns.StartClock", new { limit = TwentyDays, applicantCases = """["flexible"]""" })
            .Draw("start -> employee -> flexible -> end");

        flow.Run().Submit(Applications.Complete with { ApplicantCase = "flexible" }).Case.Clocks.Select(clock => clock.Id).Should().Equal("flexible");
        flow.Run().Submit(Applications.Complete).Case.Clocks.Should().BeEmpty();
    }

    [Fact]
    public void A_limit_from_receipt_counts_what_was_done_since_and_one_from_acceptance_begins_there()
    {
        var run = new SmallFlow()
            .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = """["受理"]""", acceptingDecision = "受理" })
            .Add("next", "MedIns.HumanTask", new { stage = "业务审核", role = "reviewer", decisions = """["好"]""" })
            .Add("receipt", "MedIns.StartClock", new { limit = TwentyDays, startFrom = "receipt" })
            .Add("acceptance", "MedIns.StartClock", new { limit = TwentyDays, startFrom = "acceptance" })
            .Draw("start -> task:受理 -> next:好 -> receipt -> acceptance -> end")
            .Run().Submit(Applications.Complete).Decide("业务受理", "受理", "li").Decide("业务审核", "好", "wang");

        run.Case.Clocks.Select(clock => (clock.Id, clock.StartedAt - CaseRun.Opening)).Should().Equal(("receipt", Duration.Zero), ("acceptance", Duration.FromHours(1)));
    }

    [Fact]
    public void The_promise_governs_and_the_statutory_ceiling_runs_beside_it()
    {
        var run = new SmallFlow()
            .Add("promised", "MedIns.StartClock", new { limit = TwentyDays.Replace("20", "10").Replace("overall\"", "overall\", \"authority\": \"promised\"") })
            .Add("ceiling", "MedIns.StartClock", new { limit = TwentyDays.Replace("overall\"", "overall\", \"authority\": \"statutory\"") })
            .Draw("start -> promised -> ceiling -> end").Run().Submit(Applications.Complete);

        run.Case.OverallClock!.Id.Should().Be("promised");
        run.Elapse("ceiling").Intents.OfType<ClockBreached>().Should().Equal(new ClockBreached("ceiling"));
        Notices.Of(run).Should().Contain(text => text.EndsWith("法定办理时限已经届满，请立即办理并说明原因。"));
    }

    [Fact]
    public void What_another_should_do_is_urged_and_never_breached()
    {
        var run = new SmallFlow()
            .Add("it", "MedIns.StartClock", new { limit = TwentyDays.Replace("overall", "stage"), timeKind = "duty", startEvent = "发出《联系函》" })
            .Draw("start -> it -> end").Run().Submit(Applications.Complete).Elapse("it");

        Notices.Of(run).Should().ContainSingle().Which.Should().EndWith("发出《联系函》后20个工作日的期限已经届满，请催办。");
        run.Case.Clocks.Single().Should().Match<CaseClock>(clock => clock.Passed && !clock.Breached);
        run.Case.OverallClock.Should().BeNull();
        run.Elapse("it").Intents.Should().BeEmpty();
    }

    [Fact]
    public void Limits_of_what_the_item_does_not_have_are_faults()
    {
        var flow = new SmallFlow()
            .Add("application", "MedIns.Application", new { title = "某事项" })
            .Add("clock", "MedIns.StartClock", new { limit = TwentyDays, channels = """["post"]""", applicantCases = """["employee"]""", timeKind = "window" })
            .Draw("start -> application -> clock -> end").Read();

        ItemDefinition.Read(flow.Workflow, "henan", "some-item", "01").Faults.Where(fault => fault.Node == "clock").Select(fault => fault.Fault).Should().SatisfyRespectively(
            fault => fault.Should().StartWith("适用渠道“Post”"),
            fault => fault.Should().StartWith("适用申请人类别“employee”"),
            fault => fault.Should().StartWith("时间种类（timeKind）"));
    }

    [Fact]
    public void A_flow_that_comes_back_gives_the_agency_no_more_time()
    {
        var run = new SmallFlow()
            .Add("clock", "MedIns.StartClock", new { limit = TwentyDays })
            .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = """["再来", "好"]""" })
            .Draw("start -> clock -> task:好 -> end").Draw("task:再来 -> clock")
            .Run().Submit(Applications.Complete).Decide("业务受理", "再来", "li").Decide("业务受理", "再来", "li");

        run.Case.Clocks.Select(clock => clock.Id).Should().Equal("clock");
    }
}
