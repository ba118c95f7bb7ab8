using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class CloseCaseTests
{
    private const string TenDays = """{"kind": "workingDays", "length": 10, "scope": "overall", "text": "10个工作日"}""";

    [Theory]
    [InlineData("completed", CaseStatus.Completed)]
    [InlineData("rejected", CaseStatus.Rejected)]
    [InlineData("refused", CaseStatus.Refused)]
    [InlineData("expired", CaseStatus.Expired)]
    public void The_case_is_closed_with_the_result(string word, CaseStatus status)
    {
        var run = SmallFlow.Of("MedIns.CloseCase", new { stage = "业务办结", status = word, result = "已办" }, "Done").Run()
            .Submit(Applications.Complete);

        run.Intents.Should().Equal(new CaseClosed(status, "业务办结", "已办"));
        (run.Case.Status, run.Case.Stage, run.Case.Result, run.Case.ClosedAt).Should().Be((status, "业务办结", "已办", CaseRun.Opening));
    }

    [Fact]
    public void Clocks_that_run_are_stopped_as_met()
    {
        var run = new SmallFlow()
            .Add("first", "MedIns.StartClock", new { limit = TenDays })
            .Add("second", "MedIns.StartClock", new { limit = TenDays })
            .Add("close", "MedIns.CloseCase", new { stage = "业务办结", result = "已办" })
            .Add("again", "MedIns.CloseCase", new { stage = "业务办结", result = "已办" })
            .Draw("start -> first -> second -> close -> again -> end")
            .Run().Submit(Applications.Complete);

        run.Intents.OfType<ClockStopped>().Should()
            .Equal([new("first", Met: true), new("second", Met: true)], "a stopped clock is not stopped again");
        run.Case.Clocks.Should().OnlyContain(clock => clock.StoppedAt == CaseRun.Opening);
    }
}
