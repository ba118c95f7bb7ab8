using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class CheckCompletenessTests
{
    [Fact]
    public void A_complete_application_leaves_by_Complete()
    {
        var run = Check().Submit(Applications.Complete);

        run.Intents.Should().ContainSingle().Which.Should().BeOfType<CompletenessJudged>().Which.Lacks.Should().BeEmpty();
        run.Path.Should().Contain("it:Complete");
    }

    [Fact]
    public void Everything_that_is_missing_or_wrong_is_found_at_once()
    {
        var run = Check().Submit(Applications.Incomplete);

        run.Path.Should().Contain("it:Incomplete");
        run.Case.Lacks.Should().Equal(
            new Lack(LackKind.Material, "records", "缺少“病历资料或检查资料”，请提交材料。"),
            new Lack(LackKind.Field, "phone", "“联系电话”填写有误：应为11位手机号码，或带区号的固定电话（如0451-12345678）。"),
            new Lack(LackKind.Field, "disease", "请填写“申请病种名称”。"));
    }

    [Fact]
    public void What_was_lacking_before_is_forgotten_when_the_application_is_complete()
    {
        var run = new SmallFlow()
            .Add("check", "MedIns.CheckCompleteness", new { })
            .Add("correction", "MedIns.RequestCorrection", new { stage = "业务受理", template = "请补正：{{补正内容}}" })
            .Draw("start -> check:Complete -> end").Draw("check:Incomplete -> correction:Corrected -> check")
            .Run().Submit(Applications.Incomplete);
        run.Case.Lacks.Should().HaveCount(3);

        run.Correct(Applications.Correction).Case.Lacks.Should().BeEmpty();
        run.Last.Finished.Should().BeTrue();
    }

    [Fact]
    public void What_is_due_of_an_agent_is_found_with_it() =>
        Check().Submit(Applications.ByAgent).Case.Lacks.Select(lack => (lack.Kind, lack.Id)).Should().Equal(
            (LackKind.Material, "party.agent.authorization"), (LackKind.Field, "party.agent.phone"));

    [Fact]
    public void A_journal_from_before_parties_were_judged_is_found_again_as_it_was()
    {
        var run = Check().SubmitAsBefore(Applications.ByAgent);

        run.Path.Should().Contain("it:Complete");
        run.Case.Parties.Should().BeNull();
        run.Kept.Should().NotContain("parties", "nothing is added to what was kept");
    }

    private static CaseRun Check() => SmallFlow.Of("MedIns.CheckCompleteness", new { }, "Complete", "Incomplete").Run();
}
