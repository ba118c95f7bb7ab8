using System.Text.Json.Nodes;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class FixedTaskTests
{
    [Theory]
    [InlineData("MedIns.Reconcile", "对账相符", "Balanced")]
    [InlineData("MedIns.Reconcile", "对账不平", "Unbalanced")]
    [InlineData("MedIns.Inspect", "合格", "Qualified")]
    [InlineData("MedIns.Inspect", "不合格", "Unqualified")]
    public void A_decision_leads_out_by_its_port(string type, string decision, string port)
    {
        var run = SmallFlow.Of(type, new { stage = "某环节" }, port).Run().Submit(Applications.Complete);

        run.Decide("某环节", decision, "someone", "理由").Path.Should().Equal($"it:{port}", "end:Done");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void The_rows_of_a_score_sheet_are_entered_as_scores()
    {
        var facts = Read("MedIns.Inspect", new { stage = "评估", scoreSheet = """[{"id": "staff", "name": "人员", "max": 20}]""", dataToEnter = """[{"id": "note", "name": "备注", "type": "text", "required": false}]""" }).Task("it");

        facts.DataToEnter.Select(field => (field.Id, field.Max)).Should().Equal(("inspectionWay", null), ("staff", 20m), ("inspectionReport", null), ("note", null));
        facts.Decisions.Select(rule => (rule.Decision, rule.RequiresReason)).Should().Equal(("合格", false), ("不合格", true));
    }

    [Fact]
    public void Who_pays_has_the_duty_of_paying() => Read("MedIns.Disburse", new { stage = "拨付", role = "finance", lines = """[{"fund": "统筹基金", "amountField": "amount"}]""" }).HasPayment.Should().BeTrue();

    [Theory]
    [InlineData("MedIns.Inspect", """{"stage": "评估", "scoreSheet": "[{\"id\": \"a\", \"name\": \"人员\", \"max\": 0}]"}""", "评分项“人员”的满分（max）至少为1。")]
    [InlineData("MedIns.Disburse", """{"stage": "拨付"}""", "没有写明任何基金分项（lines），不知道拨付多少。")]
    [InlineData("MedIns.Reconcile", """{"stage": ""}""", "没有写明环节名称（stage）。")]
    [InlineData("MedIns.Handover", """{"stage": "流转"}""", "没有写明流转机构（to）。")]
    [InlineData("MedIns.ConsultDepartment", """{"stage": "协查"}""", "没有写明协查部门（department）。")]
    [InlineData("MedIns.AwaitOriginals", """{"stage": "原件", "template": "{{收件地址}}"}""", "消息模板的空白“收件地址”没有来源")]
    [InlineData("MedIns.PublicNotice", """{"stage": "公示", "days": 0}""", "公示天数（days）至少为1。")]
    [InlineData("MedIns.PostCheck", """{"stage": "抽查", "percent": 101}""", "抽查比例（percent）应为0至100。")]
    [InlineData("MedIns.ExpertReview", """{"stage": "专家审核", "experts": 0}""", "专家人数（experts）应为1至99。")]
    [InlineData("MedIns.IssueDocument", """{"kind": "letter"}""", "没有文书种类“letter”")]
    [InlineData("MedIns.GrantEntitlement", """{"kind": "other", "title": "某待遇", "toField": "nowhere"}""", "截止日期字段（toField）“nowhere”不是受理信息必填项或需录入的信息中的日期。")]
    [InlineData("MedIns.Inspect", """{"stage": "评估", "dataToEnter": "[{\"id\": \"inspectionReport\", \"name\": \"结论\", \"type\": \"text\", \"required\": true}]"}""", "另需录入的信息不能用 inspectionReport 这个编号，它是本节点自己要录入的信息。")]
    public void What_cannot_be_is_told(string type, string inputs, string fault) =>
        Definition(type, JsonNode.Parse(inputs)!).Faults.Should().Contain(found => found.Node == "it" && found.Fault.StartsWith(fault, StringComparison.Ordinal));

    private static ItemDefinition Read(string type, object inputs) => Definition(type, inputs).Definition!;

    private static (ItemDefinition? Definition, IReadOnlyList<(string Node, string Fault)> Faults) Definition(string type, object inputs) => ItemDefinition.Read(
        new SmallFlow().Add("application", "MedIns.Application", new { title = "某事项" }).Add("it", type, inputs).Draw("start -> application -> it -> end").Read().Workflow, "henan", "some-item", "01");
}
