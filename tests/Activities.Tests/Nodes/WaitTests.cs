using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class WaitTests
{
    [Fact]
    public void The_flow_goes_on_when_the_time_has_passed_and_not_before()
    {
        var run = Flow().Run().Submit(Applications.Complete);

        run.Path.Should().NotContain("it:Done");
        run.Case.Clocks.Single().Should().Match<CaseClock>(clock =>
            clock.Length == LimitLength.Months(3) && clock.TimeKind == TimeKind.NotBefore && clock.StartEvent == "结果告知送达" && clock.IsOpen);
        run.Case.OverallClock.Should().BeNull("it is no limit");

        run.Pass("it");

        run.Intents.Should().Equal(new ClockPassed("it"), new ClockStopped("it", Met: true));
        run.Path.Should().Equal("it:Done", "end:Done");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void A_case_that_is_withdrawn_meanwhile_waits_no_more()
    {
        var run = Flow().Run().Submit(Applications.Complete).Withdraw("不办了");

        run.Intents.OfType<ClockStopped>().Should().Equal(new ClockStopped("it", Met: false));
        run.Case.Clocks.Should().OnlyContain(clock => !clock.IsOpen);
    }

    [Theory]
    [InlineData("months", 0)]
    [InlineData("months", 121)]
    [InlineData("immediate", 0)]
    public void A_length_that_cannot_be_is_a_fault(string unit, int length) => ItemDefinition.Read(
        new SmallFlow().Add("application", "MedIns.Application", new { title = "某事项" }).Add("it", "MedIns.Wait", new { unit, length })
            .Draw("start -> application -> it -> end").Read().Workflow,
        "henan",
        "some-item",
        "01").Faults.Should().Contain(("it", "等待的长度不对：至少为1，最长1000个工作日、3650个自然日或120个月。"));

    [Fact]
    public void Open_cases_rest_on_the_name_of_the_callback() =>
        Flow().Run().Submit(Applications.Complete).Last.State.Bookmarks.Should().ContainSingle().Which.Callback.Should().Be("OnPassed");

    private static SmallFlow Flow() => SmallFlow.Of("MedIns.Wait", new { unit = "months", length = 3, startEvent = "结果告知送达" }, "Done");
}
