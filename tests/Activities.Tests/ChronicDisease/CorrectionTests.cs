using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using static MedInsFlows.Activities.Tests.ChronicDisease.Handling;

namespace MedInsFlows.Activities.Tests.ChronicDisease;

/// <summary>一次性告知补正, found by the check or by the acceptor.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public void An_incomplete_application_is_told_everything_at_once()
    {
        var run = Apply(Applications.Incomplete);

        run.Path.Should().Equal("start:Done", "application:Done", "check:Incomplete");
        run.ShouldStandAt(CaseStatus.AwaitingCorrection, "业务受理");
        run.Case.Tasks.Should().BeEmpty();
        run.Case.Lacks.Select(lack => lack.Id).Should().Equal("records", "phone", "disease");
        Notices.Of(run).Should().ContainSingle().Which.Should()
            .StartWith("【哈尔滨市医疗保障服务中心】尊敬的白桦，您于2026年03月02日申请的基本医疗保险参保人员享受门诊慢特病病种待遇认定")
            .And.Contain("（办件编号230000202603020000000001）需要补正：")
            .And.ContainAll("病历资料或检查资料", "申请病种名称", "联系电话");
    }

    [Fact]
    public void A_corrected_application_goes_on_to_acceptance()
    {
        var run = Apply(Applications.Incomplete).Correct(Applications.Correction);

        run.Path.Should().Equal("correction:Corrected", "check:Complete");
        run.ShouldStandAt(CaseStatus.Submitted, "业务受理");
        run.Case.Lacks.Should().BeEmpty();
        run.ShouldBeCompletable();
    }

    [Fact]
    public void What_a_correction_still_lacks_is_told_again()
    {
        var run = Apply(Applications.Incomplete).Correct(Applications.Correction with { Materials = null });

        run.Path.Should().Equal("correction:Corrected", "check:Incomplete");
        run.Case.Lacks.Select(lack => lack.Id).Should().Equal("records");
        run.Correct(Applications.Correction).ShouldBeCompletable();
    }

    [Fact]
    public void The_acceptor_returns_chosen_materials()
    {
        var run = Apply(Applications.Complete).Return("病历没有加盖公章。", "form", "records");

        run.Path.Should().Equal("acceptance:退回补正");
        run.ShouldStandAt(CaseStatus.AwaitingCorrection, "业务受理");
        run.Case.Lacks.Should().Equal(new Lack(LackKind.Material, "form", null), new Lack(LackKind.Material, "records", null));
        Notices.Of(run).Should().ContainSingle().Which.Should()
            .Contain("需要补正：《门诊慢特病病种待遇认定表》；病历资料或检查资料；病历没有加盖公章。请一次补齐");

        run.Correct(Applications.Correction);
        run.Path.Should().Equal("correction:Corrected", "check:Complete");
        run.Case.Lacks.Should().BeEmpty();
        run.ShouldBeCompletable();
    }

    [Fact]
    public void The_acceptor_may_return_the_case_with_a_reason_alone()
    {
        var run = Apply(Applications.Complete).Return("照片模糊");

        run.Case.Lacks.Should().BeEmpty();
        Notices.Of(run).Should().ContainSingle().Which.Should().Contain("需要补正：照片模糊。");
        run.Correct(Applications.Correction).ShouldBeCompletable();
    }

    [Fact]
    public void Every_way_through_the_loop_can_be_gone_again_and_again()
    {
        var run = Apply(Applications.Incomplete).Correct(Applications.Correction);
        for (var round = 0; round < 3; round++)
        {
            run.Return("照片模糊", "records").Correct(new Correction(Materials: [new SentMaterial { Id = "records" }]));
            run.Path.Should().Equal("correction:Corrected", "check:Incomplete");
            run.Correct(Applications.Correction);
            run.Path.Should().Equal("correction:Corrected", "check:Complete");
        }

        run.ShouldBeCompletable();
    }
}
