using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class TimedTaskTests
{
    [Theory]
    [InlineData("MedIns.ConfirmByApplicant", "确认", "Confirmed")]
    [InlineData("MedIns.ConfirmByApplicant", "有异议", "Disputed")]
    [InlineData("MedIns.ConsultDepartment", "已答复", "Answered")]
    [InlineData("MedIns.AwaitOriginals", "已收到原件", "Received")]
    [InlineData("MedIns.Handover", "已接收", "Done")]
    [InlineData("MedIns.Handover", "对方不予接收", "Refused")]
    [InlineData("MedIns.ReportForRecord", "已备案", "Filed")]
    [InlineData("MedIns.ReportForRecord", "提出疑问", "Queried")]
    [InlineData("MedIns.SignAgreement", "双方签订", "Signed")]
    [InlineData("MedIns.SignAgreement", "协商未达成一致", "NotAgreed")]
    public void A_decision_leads_out_by_its_port_and_ends_the_time(string type, string decision, string port)
    {
        var run = Flow(type, days: 10, port).Submit(Applications.Complete);
        run.Case.Clocks.Single().Should().Match<CaseClock>(clock => clock.TimeKind == TimeKind.Duty && clock.Length == LimitLength.Of(LimitKind.WorkingDays, 10) && clock.IsOpen);

        run.Decide("某环节", decision, "someone", "理由");

        run.Path.Should().Equal($"it:{port}", "end:Done");
        run.Intents.OfType<ClockStopped>().Should().Equal(new ClockStopped("it", Met: true));
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Theory]
    [InlineData("MedIns.ConfirmByApplicant", "Expired")]
    [InlineData("MedIns.ConsultDepartment", "NoAnswer")]
    [InlineData("MedIns.AwaitOriginals", "Expired")]
    public void When_the_time_is_over_the_case_goes_on_without_the_task(string type, string port)
    {
        var run = Flow(type, days: 10, port).Submit(Applications.Complete).Pass("it");

        run.Path.Should().Equal($"it:{port}", "end:Done");
        run.Intents.OfType<TaskCancelled>().Should().ContainSingle().Which.Reason.Should().Be("超时");
        run.Case.Tasks.Should().BeEmpty();
    }

    [Theory]
    [InlineData("MedIns.Handover", 10)]
    [InlineData("MedIns.ReportForRecord", 10)]
    [InlineData("MedIns.AwaitOriginals", 0)]
    public void Where_the_document_knows_no_way_out_the_time_leads_nowhere(string type, int days)
    {
        var run = Flow(type, days, "Done").Submit(Applications.Complete);

        run.Case.Clocks.Should().NotContain(clock => clock.BookmarkId != null);
        run.Case.Clocks.Should().HaveCount(days == 0 ? 0 : 1);
    }

    [Fact]
    public void A_case_that_is_withdrawn_leaves_neither_task_nor_clock()
    {
        var run = Flow("MedIns.AwaitOriginals", days: 10, "Received").Submit(Applications.Complete).Withdraw("不办了");

        run.Case.Tasks.Should().BeEmpty();
        run.Case.Clocks.Should().OnlyContain(clock => !clock.IsOpen);
    }

    [Fact]
    public void The_applicant_is_told_where_to_send_the_originals()
    {
        var run = SmallFlow.Of("MedIns.AwaitOriginals", new { stage = "某环节", template = "请寄送到{{经办机构落款}}。" }, "Received").Run().Submit(Applications.Complete);

        run.Case.Status.Should().Be(CaseStatus.AwaitingOriginals);
        run.Intents.OfType<NoticeQueued>().Should().ContainSingle().Which.Should().Match<NoticeQueued>(notice => notice.Audience == "applicant" && notice.Template == "请寄送到{{经办机构落款}}。");
    }

    private static CaseRun Flow(string type, int days, string port) => SmallFlow.Of(type, new { stage = "某环节", length = days }, port).Run();
}
