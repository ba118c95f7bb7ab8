using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

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
    public void The_journal_does_not_repeat_the_wording() =>
        SmallFlow.Of("MedIns.Notify", Telling, "Done").Run().Submit(Applications.Complete).Kept.Should().NotContain("尊敬的");
}
