using System.Globalization;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class RequestCorrectionTests
{
    private static readonly object Request = new { stage = "业务受理", template = "请补正：{{补正内容}}。" };

    [Fact]
    public void One_notice_tells_all_that_the_check_found()
    {
        var run = AfterCheck().Submit(Applications.Incomplete);

        var bookmark = run.Last.Created.Should().ContainSingle().Which;
        (run.Case.Status, run.Case.Stage).Should().Be((CaseStatus.AwaitingCorrection, "业务受理"));
        run.Case.CorrectionBookmark.Should().Be(Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture));
        run.Case.Lacks.Select(lack => lack.Id).Should().Equal("records", "phone", "disease");
        Notices.Of(run).Should().Equal(
            "请补正：缺少“病历资料或检查资料”，请提交材料；“联系电话”填写有误：应为11位手机号码，或带区号的固定电话（如0451-12345678）；请填写“申请病种名称”。");
    }

    [Fact]
    public void What_the_caseworker_chose_is_asked_for_with_the_reason()
    {
        var run = AfterTask().Submit(Applications.Complete)
            .Decide("业务受理", "退回", "li", "没有盖章", """{"deficientMaterials":["records","form"]}""");

        run.Case.Lacks.Should().Equal(new Lack(LackKind.Material, "records", null), new Lack(LackKind.Material, "form", null));
        Notices.Of(run).Should().Equal("请补正：病历资料或检查资料；《门诊慢特病病种待遇认定表》；没有盖章。");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"deficientMaterials":[]}""")]
    [InlineData("""{"remark":"x"}""")]
    public void Where_nothing_was_chosen_the_reason_alone_is_told(string? data)
    {
        var run = AfterTask().Submit(Applications.Complete).Decide("业务受理", "退回", "li", "没有盖章", data);

        run.Case.Lacks.Should().BeEmpty();
        Notices.Of(run).Should().Equal("请补正：没有盖章。");
    }

    [Fact]
    public void The_correction_is_the_outcome()
    {
        var run = AfterCheck().Submit(Applications.Incomplete).Correct(Applications.Correction);

        run.Path.Should().Equal("it:Corrected", "end:Done");
        (run.Case.Lacks.Length, run.Case.CorrectionBookmark).Should().Be((0, null));
    }

    [Fact]
    public void Who_applied_through_an_agent_is_told_together_with_the_agent()
    {
        var run = AfterCheck().Submit(Applications.ByAgent);

        run.Case.Lacks.Select(lack => lack.Id).Should().Equal("party.agent.authorization", "party.agent.phone");
        run.Intents.OfType<NoticeQueued>().Select(notice => notice.Audience).Should().Equal("applicantAndAgent");
        Notices.Of(run).Should().Equal("请补正：由代办人办理的，请提交委托人签名的“授权委托书”；请填写“代办人联系电话”。");
        run.Kept.Should().Contain("\"agent\"").And.NotContainAny("白杨", "E12345678");
        run.Correct(new Correction(Parties: [])).Case.Parties.Should().BeEmpty();
        run.Path.Should().Contain("it:Corrected");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Theory]
    [InlineData("agent", "agent")]
    [InlineData("guardian", "applicantAndAgent")]
    public void Somebody_else_may_be_meant_and_where_there_is_none_the_applicant_is(string meant, string audience)
    {
        var run = new SmallFlow()
            .Add("check", "MedIns.CheckCompleteness", new { })
            .Add("it", "MedIns.RequestCorrection", new { stage = "业务受理", template = "请补正：{{补正内容}}。", audience = meant })
            .Draw("start -> check:Incomplete -> it:Corrected -> end").Draw("check:Complete -> end").Run().Submit(Applications.ByAgent);

        run.Intents.OfType<NoticeQueued>().Single().Audience.Should().Be(audience);
    }

    [Fact]
    public void A_second_request_is_told_to_the_supervisor()
    {
        var run = Twice().Submit(Applications.Complete)
            .Decide("业务受理", "退回", "li", "没有盖章", """{"deficientMaterials":["records"]}""").Correct(Applications.Correction)
            .Decide("业务受理", "退回", "li", "不清楚", """{"deficientMaterials":["form"]}""");

        Notices.Of(run).Should().Contain(text => text.EndsWith("第2次要求申请人补正，请核实是否符合一次性告知的要求。"));
        run.Intents.OfType<NoticeQueued>().Select(notice => notice.Audience).Should().Equal("applicant", "supervisor");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void What_could_have_been_asked_the_first_time_is_known()
    {
        var run = Twice().Submit(Applications.Complete)
            .Decide("业务受理", "退回", "li", "没有盖章", """{"deficientMaterials":["records"]}""").Correct(Applications.Correction);

        CorrectionRound.Belated(run.Case.Corrections, ["records", "form"]).Should().Equal("form");
        run.Decide("业务受理", "退回", "li", "不清楚", """{"deficientMaterials":["form"]}""").Correct(new(Materials: [new SentMaterial { Id = "form", Files = ["f6"] }]));
        CorrectionRound.Belated(run.Case.Corrections, ["form"]).Should().BeEmpty("it has changed since");
    }

    [Fact]
    public void A_check_that_cannot_look_into_files_could_have_asked_for_nothing_more() =>
        CorrectionRound.Belated(AfterCheck().Submit(Applications.Incomplete).Case.Corrections, ["form"]).Should().BeEmpty();

    [Fact]
    public void Open_cases_rest_on_the_name_of_the_callback() => AfterCheck().Submit(Applications.Incomplete)
        .Last.State.Bookmarks.Should().ContainSingle().Which.Callback.Should().Be("OnCorrected");

    [Fact]
    public void Tasks_and_definitions_rest_on_the_name_of_the_datum() =>
        RequestCorrection.DeficientMaterials.Should().Be("deficientMaterials");

    private static CaseRun AfterCheck() => new SmallFlow()
        .Add("check", "MedIns.CheckCompleteness", new { }).Add("it", "MedIns.RequestCorrection", Request)
        .Draw("start -> check:Incomplete -> it:Corrected -> end").Draw("check:Complete -> end").Run();

    private static CaseRun Twice() => new SmallFlow()
        .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = """["退回"]""" })
        .Add("it", "MedIns.RequestCorrection", Request)
        .Draw("start -> task:退回 -> it:Corrected -> task").Run();

    private static CaseRun AfterTask() => new SmallFlow()
        .Add("task", "MedIns.HumanTask", new { stage = "业务受理", role = "acceptor", decisions = """["退回"]""" })
        .Add("it", "MedIns.RequestCorrection", Request)
        .Draw("start -> task:退回 -> it:Corrected -> end").Run();
}
