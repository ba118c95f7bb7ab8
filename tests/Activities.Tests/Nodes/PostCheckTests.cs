using MedInsFlows.Activities.Tests.Bursts;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class PostCheckTests
{
    [Fact]
    public void A_case_that_is_not_drawn_goes_on_at_once() =>
        Flow(percent: 0).Submit(Applications.Complete).Path.Should().Equal("start:Done", "it:Done", "end:Done");

    [Theory]
    [InlineData("抽查无误", "Done")]
    [InlineData("发现问题", "Deviates")]
    public void A_case_that_is_drawn_is_looked_at(string finding, string port)
    {
        var run = Flow(percent: 100).Submit(Applications.Complete);
        run.Case.Tasks.Should().ContainSingle().Which.Role.Should().Be("internal-control");

        run.Decide("抽查", finding, "internal-control", "理由").Path.Should().Equal($"it:{port}", "end:Done");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void The_share_that_the_agency_has_set_goes_before_that_of_the_flow()
    {
        var (all, none) = (Flow(percent: 0), Flow(percent: 100));
        (all.Numbers, none.Numbers) = (new() { PostCheckPercent = 100 }, new() { PostCheckPercent = 0 });

        all.Submit(Applications.Complete).Case.Tasks.Should().ContainSingle();
        none.Submit(Applications.Complete).Path.Should().Equal("start:Done", "it:Done", "end:Done");
    }

    private static CaseRun Flow(int percent) => SmallFlow.Of("MedIns.PostCheck", new { stage = "抽查", percent }, "Done", "Deviates").Run();
}
