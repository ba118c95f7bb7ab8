using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Documents;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class IssueDocumentTests
{
    [Fact]
    public void Papers_are_numbered_one_after_another_within_the_case()
    {
        var run = new SmallFlow()
            .Add("receipt", "MedIns.IssueDocument", new { kind = "receipt" })
            .Add("certificate", "MedIns.IssueDocument", new { kind = "enrollmentCertificate", title = "基本医疗保险参保凭证", audience = "subject", delivery = "post", stage = "出具凭证" })
            .Draw("start -> receipt -> certificate -> end").Run().Submit(Applications.Complete);

        run.Case.Documents!.Value.Select(document => (document.Kind, document.Name, document.Number, document.Audience, document.Delivery)).Should().Equal(
            ("receipt", "收件回执", "230000202603020000000001-01", "applicant", "online"),
            ("enrollmentCertificate", "基本医疗保险参保凭证", "230000202603020000000001-02", "subject", "post"));
        run.Case.Stage.Should().Be("出具凭证");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void A_paper_shows_what_its_kind_shows()
    {
        var run = new SmallFlow().Add("it", "MedIns.IssueDocument", new { kind = "receipt", body = "{{申请人姓名}}：\n材料已经收到。" }).Draw("start -> it -> end").Run().Submit(Applications.Complete);
        var issued = run.Intents.OfType<DocumentIssued>().Single();

        var paper = PaperText.Compose(run.Case.Documents!.Value.Single(), issued.Body, Notices.SourcesOf(run));

        (paper.Name, paper.Addressee, paper.Agency, paper.Date).Should().Be(("收件回执", "白桦", "哈尔滨市医疗保障服务中心", "2026年3月2日"));
        paper.Paragraphs.Should().Equal("白桦：", "材料已经收到。");
        paper.Rows.Where(row => row.Label == "材料").Select(row => row.Text).Should().Equal("医保电子凭证或有效身份证件或社保卡", "《门诊慢特病病种待遇认定表》", "病历资料或检查资料");
    }

    [Fact]
    public void Nothing_that_stands_in_a_paper_is_kept_with_the_case()
    {
        var run = SmallFlow.Of("MedIns.IssueDocument", new { kind = "filingForm", body = "{{申请人姓名}}" }, "Done").Run().Submit(Applications.Complete);

        run.Kept.Should().NotContain("白桦").And.NotContain("高血压");
    }
}
