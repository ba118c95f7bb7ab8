using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;

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
