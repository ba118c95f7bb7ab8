using MedInsFlows.Activities.Tests.Bursts;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class ExpertReviewTests
{
    [Theory]
    [InlineData("同意 同意", "Approved")]
    [InlineData("同意 不同意 同意", "Approved")]
    [InlineData("不同意 不同意", "Rejected")]
    public void Experts_decide_by_the_share_that_agrees(string decisions, string port)
    {
        var run = SmallFlow.Of("MedIns.ExpertReview", new { stage = "专家审核", experts = 3, share = 60 }, "Approved", "Rejected").Run().Submit(Applications.Complete);
        run.Case.Tasks.Should().HaveCount(3).And.OnlyContain(task => task.Role == "expert");

        foreach (var (place, decision) in decisions.Split(' ').Index())
        {
            run.Last.Finished.Should().BeFalse();
            run.Decide("专家审核", decision, $"expert{place}", "意见");
        }

        run.Path.Should().Equal($"it:{port}", "end:Done");
        run.Case.Tasks.Should().BeEmpty();
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void As_many_experts_judge_as_the_agency_had_set_when_they_began()
    {
        var run = SmallFlow.Of("MedIns.ExpertReview", new { stage = "专家审核", experts = 1, share = 100 }, "Approved", "Rejected").Run();
        run.Numbers = new() { Experts = 3, ExpertShare = 60 };
        run.Submit(Applications.Complete).Case.Tasks.Should().HaveCount(3);

        run.Numbers = new() { Experts = 1, ExpertShare = 1 };
        run.Decide("专家审核", "同意", "expert1").Last.Finished.Should().BeFalse();
        run.Decide("专家审核", "同意", "expert2").Path.Should().Equal("it:Approved", "end:Done");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void Opinions_of_an_earlier_pass_do_not_count()
    {
        var run = new SmallFlow().Add("it", "MedIns.ExpertReview", new { stage = "专家审核", experts = 2, share = 100 })
            .Draw("start -> it").Draw("it:Approved -> end").Draw("it:Rejected -> it").Run().Submit(Applications.Complete);

        run.Decide("专家审核", "不同意", "expert1", "意见");

        run.Case.Tasks.Should().HaveCount(2);
        run.Decide("专家审核", "同意", "expert1").Last.Finished.Should().BeFalse();
        run.Decide("专家审核", "同意", "expert2").Last.Finished.Should().BeTrue();
    }
}
