using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class ApplicationTests
{
    [Fact]
    public void The_case_enters_the_first_step_as_submitted()
    {
        var run = SmallFlow.Of("MedIns.Application", new { stage = "线上申请" }, "Done").Run().Submit(Applications.Complete);

        run.Intents.Should().Equal(new StatusSet(CaseStatus.Submitted, "线上申请"));
        (run.Case.Status, run.Case.Stage, run.Case.ReceivedAt).Should().Be((CaseStatus.Submitted, "线上申请", CaseRun.Opening));
        run.Path.Should().Equal("start:Done", "it:Done", "end:Done");
    }

    [Fact]
    public void Without_a_name_the_step_is_called_业务申请() => SmallFlow.Of("MedIns.Application", new { }, "Done").Run()
        .Submit(Applications.Complete).Case.Stage.Should().Be("业务申请");
}
