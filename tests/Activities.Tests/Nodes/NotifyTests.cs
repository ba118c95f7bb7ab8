using Elsa.Workflows.UIHints.Dropdown;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class NotifyTests
{
    private static readonly object Telling = new { @event = "办结", template = "尊敬的{{申请人姓名}}，{{事项名称}}已办结。" };

    [Fact]
    public void A_notice_is_queued_for_the_applicant_with_its_wording()
    {
        var run = SmallFlow.Of("MedIns.Notify", Telling, "Done").Run().Submit(Applications.Complete);

        run.Intents.Should().ContainSingle().Which.Should().BeOfType<NoticeQueued>().Which.Should().Match<NoticeQueued>(notice =>
            notice.NoticeId != Guid.Empty && notice.Activity == "it" && notice.Event == "办结" && notice.Audience == "applicant");
        Notices.Of(run).Should().Equal("尊敬的白桦，基本医疗保险参保人员享受门诊慢特病病种待遇认定已办结。");
    }

    [Fact]
    public void The_case_may_be_about_somebody_else() => Notices.Of(
        SmallFlow.Of("MedIns.Notify", new { @event = "办结", audience = "subject", template = "{{参保人姓名}}：已办结。" }, "Done").Run()
            .Submit(Applications.Complete with { Parties = [new("subject", "白苗", IdType.Passport, "E12345678")] })).Should().Equal("白苗：已办结。");

    [Theory]
    [InlineData("guardian", 0)]
    [InlineData("agent", 1)]
    [InlineData("supervisor", 1)]
    public void Where_there_is_nobody_of_the_audience_nobody_is_told(string audience, int notices) =>
        SmallFlow.Of("MedIns.Notify", new { @event = "办结", audience, template = "已办结。" }, "Done").Run().Submit(Applications.ByAgent)
            .Intents.OfType<NoticeQueued>().Should().HaveCount(notices);

    [Theory]
    [InlineData("MedIns.Notify", true)]
    [InlineData("MedIns.RequestCorrection", false)]
    public void All_audiences_are_offered_with_their_Chinese_names(string type, bool ofAgency)
    {
        var input = SmallFlow.Registry.Find(type, 1)!.Inputs.Single(input => input.Name == "Audience");

        ((DropDownProps)input.UISpecifications!["dropdown"]).SelectList!.Items.Should().Equal(
            NoticeAudience.All.Where(audience => ofAgency || !audience.IsOfAgency).Select(audience => new SelectListItem(audience.Name, audience.Id)));
    }

    [Fact]
    public void The_journal_does_not_repeat_the_wording() =>
        SmallFlow.Of("MedIns.Notify", Telling, "Done").Run().Submit(Applications.Complete).Kept.Should().NotContain("尊敬的");
}
