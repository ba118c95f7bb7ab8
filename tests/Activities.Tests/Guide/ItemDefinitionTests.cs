using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities.Tests.Guide;

public sealed class ItemDefinitionTests
{
    private static readonly ItemDefinition Definition = ItemFile.ChronicDisease.Definition;

    [Fact]
    public void Facts_come_from_the_nodes_in_the_order_in_which_a_case_meets_them()
    {
        var item = Definition.Item;

        (item.Region, item.Id, item.Seq).Should().Be(("heilongjiang", "chronic-disease-recognition", 16));
        item.HandlingType.Should().Be(HandlingType.Committed);
        item.RiskPoints.Select(point => point.Step).Should().Equal("业务受理", "业务审核");
        item.MessageTemplates.Select(template => template.Event).Should().Equal("审核通过", "审核不通过");
        item.TimeLimits.Should().ContainSingle().Which.Kind.Should().Be(LimitKind.WorkingDays);
    }

    [Fact]
    public void What_a_task_may_decide_comes_from_its_node()
    {
        var task = Definition.Task("acceptance");

        (task.Stage, task.Role).Should().Be(("业务受理", "provider-acceptor"));
        task.Decisions.Should().Equal(
            new DecisionRule("受理", DecisionKind.Positive, RequiresReason: false),
            new DecisionRule("退回补正", DecisionKind.Return, RequiresReason: true),
            new DecisionRule("不予受理", DecisionKind.Negative, RequiresReason: true));
        task.DataToEnter.Select(field => (field.Id, field.Type, field.Required)).Should().Equal(
            ("deficientMaterials", FieldType.MultiChoice, false), ("newFindings", FieldType.LongText, false));
        Definition.Task("review").MustDifferFrom.Should().Equal("业务受理");
    }

    [Fact]
    public void A_node_is_called_by_its_label() =>
        (Definition.Nodes["check"].Name, Definition.Nodes["notify-refused"].Name).Should().Be(("完整性检查", "告知：不予受理"));

    [Fact]
    public void A_clock_is_told_with_its_limit_its_start_and_its_clause()
    {
        var clock = Definition.Clocks.Should().ContainSingle().Which;
        (clock.Limit.Length, clock.StartEvent, clock.StartAssumed).Should().Be((20, "受理", true));
        clock.Clause.Should().StartWith("第十六项（十）办理时限").And.Be(Definition.Clause("clock"));
    }

    [Fact]
    public void A_node_without_a_label_is_called_by_its_id()
    {
        var flow = SmallFlow.Of("MedIns.Application", new { title = "某事项" }, "Done").Read();

        var (definition, faults) = ItemDefinition.Read(flow.Workflow, "henan", "some-item", "01");

        faults.Should().BeEmpty();
        definition!.Nodes["it"].Name.Should().Be("it");
        (definition.Item.Title, definition.Item.Code).Should().Be(("某事项", "01"));
    }

    [Fact]
    public void A_flow_without_an_application_is_no_item()
    {
        var flow = SmallFlow.Of("MedIns.Notify", new { }, "Done").Read();

        var (definition, faults) = ItemDefinition.Read(flow.Workflow, "henan", "some-item", null);

        definition.Should().BeNull();
        faults.Should().Equal(("root", "事项流程应是一张流程图，且恰有一个“业务申请”。"));
    }

    [Fact]
    public void All_that_nodes_leave_out_is_told_at_once()
    {
        var flow = new SmallFlow()
            .Add("application", "MedIns.Application", new { })
            .Add("task", "MedIns.HumanTask", new { decisions = """["好"]""" })
            .Add("clock", "MedIns.StartClock", new { })
            .Add("notice", "MedIns.Notify", new { official = "False" })
            .Add("correction", "MedIns.RequestCorrection", new { })
            .Add("close", "MedIns.CloseCase", new { })
            .Draw("start -> application -> task:好 -> clock -> notice -> correction:Corrected -> close -> end");

        var (_, faults) = ItemDefinition.Read(flow.Read().Workflow, "henan", "some-item", null);

        faults.Should().Equal(
            ("application", "事项名称（title）没有填写。"),
            ("task", "没有写明环节名称（stage）。"),
            ("task", "没有写明办理角色（role）。"),
            ("task", "没有一个决定的性质是肯定（positive），办件无法通过本环节。"),
            ("task", "决定“好”的性质须在 decisionRules 中写明，且只写一次。"),
            ("clock", "没有写明时限（limit）。"),
            ("notice", "没有写明消息场合（event）。"),
            ("notice", "消息模板没有文字。"),
            ("correction", "没有写明环节名称（stage）。"),
            ("correction", "消息模板没有文字。"),
            ("close", "没有写明环节名称（stage）。"),
            ("close", "没有写明结果说明（result）。"));
    }

    [Fact]
    public void A_role_that_there_is_not_is_told()
    {
        var flow = new SmallFlow()
            .Add("application", "MedIns.Application", new { title = "某事项" })
            .Add("task", "MedIns.HumanTask", new
            {
                stage = "审核",
                role = "astrologer",
                decisions = """["好"]""",
                decisionRules = """[{"decision": "好", "kind": "positive", "requiresReason": false}]""",
            })
            .Draw("start -> application -> task:好 -> end");

        var (_, faults) = ItemDefinition.Read(flow.Read().Workflow, "henan", "some-item", null);

        faults.Should().ContainSingle().Which.Should().Match<(string Node, string Fault)>(told => told.Node == "task" && told.Fault.StartsWith("没有“astrologer”这个办理角色；可用的有acceptor（受理）、"));
    }

    [Fact]
    public void An_approval_has_a_task_for_each_level()
    {
        var flow = Approving(
            """[{"stage": "初审", "role": "reviewer", "instructions": "核对"}, {"stage": "复审", "role": "director", "mode": "all", "signers": 2, "fromAmount": 5000}]""",
            dataToEnter: """[{"id": "amount", "name": "核定金额", "type": "amount", "required": true}]""",
            riskPoints: """[{"step": "复审", "text": "超标"}]""");

        var (definition, faults) = ItemDefinition.Read(flow.Read().Workflow, "henan", "some-item", null);

        faults.Should().BeEmpty();
        definition!.Tasks.Select(task => $"{task.Activity} {task.Stage} {task.Role} {task.Instructions} {string.Join('+', task.Decisions.Select(rule => rule.Decision))} {string.Join('+', task.DataToEnter.Select(field => field.Id))} {string.Join('+', task.MustDifferFrom)}").Should().Equal(
            "approval 初审 reviewer 核对 同意+退回+不同意 amount ",
            "approval 复审 director  同意+退回+不同意 amount+toLevel 初审");
        definition.Task("approval", "复审").RiskPoints.Should().ContainSingle();
        definition.Task("approval", "初审").RiskPoints.Should().BeEmpty();
        definition.Item.RiskPoints.Should().ContainSingle();
    }

    [Fact]
    public void All_that_is_wrong_with_the_levels_of_an_approval_is_told()
    {
        var flow = Approving(
            """
            [
              {"stage": "初审", "role": "reviewer", "signers": 0, "share": 50, "fromAmount": 100, "toAmount": 500},
              {"stage": "初审", "role": "astrologer", "mode": "vote"},
              {"role": "director", "fromAmount": 900, "toAmount": 800}
            ]
            """,
            amountField: "unknown",
            dataToEnter: """[{"id": "toLevel", "name": "级", "type": "text", "required": false}]""",
            riskPoints: """[{"step": "别处", "text": "超标"}]""",
            mustDifferFrom: """["初审", "无此环节"]""");

        var (_, faults) = ItemDefinition.Read(flow.Read().Workflow, "henan", "some-item", null);

        faults.Should().OnlyContain(told => told.Node == "approval");
        string.Join('\n', faults.Select(told => told.Fault)).Should().MatchRegex(string.Join(".*\n", [
            "第1级的人数", "第1级不是票签", "第2级的办理角色不对：没有“astrologer”", "第2级是票签，须写明达到百分之几为通过", "第3级没有写明环节名称", "第3级的金额不对", "有几级的环节名称都是“初审”",
            "金额字段“unknown”不是", "不相容环节“无此环节”不是", "不相容环节“初审”是本节点自己的一级", "风险点“别处”不是", "需录入的信息不能用 toLevel"]));
    }

    [Theory]
    [InlineData("""[{"stage": "初审", "role": "reviewer", "toAmount": 500}, {"stage": "复审", "role": "director", "fromAmount": 600}]""", "金额在500.01元至599.99元的，没有任何一级审批")]
    [InlineData("""[{"stage": "初审", "role": "reviewer", "fromAmount": 500}]""", "金额在0元至499.99元的，没有任何一级审批")]
    [InlineData("""[{"stage": "初审", "role": "reviewer", "toAmount": 500}]""", "金额超过500元的，没有任何一级审批")]
    [InlineData("[]", "没有写明任何一级（levels）。")]
    public void An_amount_that_nobody_approves_is_told(string levels, string fault)
    {
        var (_, faults) = ItemDefinition.Read(Approving(levels, dataToEnter: """[{"id": "amount", "name": "核定金额", "type": "amount", "required": true}]""").Read().Workflow, "henan", "some-item", null);

        faults.Should().ContainSingle().Which.Fault.Should().StartWith(fault);
    }

    [Fact]
    public void A_band_without_an_amount_is_told()
    {
        var (_, faults) = ItemDefinition.Read(Approving("""[{"stage": "初审", "role": "reviewer", "fromAmount": 0}]""", amountField: "").Read().Workflow, "henan", "some-item", null);

        faults.Should().Equal(("approval", "第1级写了金额（fromAmount、toAmount），却没有写明金额字段（amountField）。"));
    }

    [Fact]
    public void An_audience_or_a_roster_that_there_is_not_is_told()
    {
        var flow = new SmallFlow()
            .Add("application", "MedIns.Application", new { title = "某事项", requiredFields = """[{"id": "name", "name": "姓名", "type": "name", "required": true}]""" })
            .Add("task", "MedIns.HumanTask", new
            {
                stage = "审核",
                role = "reviewer",
                decisions = """["好"]""",
                decisionRules = """[{"decision": "好", "kind": "positive", "requiresReason": false}]""",
                rosterField = "name",
            })
            .Add("correction", "MedIns.RequestCorrection", new { stage = "审核", template = "请补正", audience = "supervisor" })
            .Add("notice", "MedIns.Notify", new { @event = "办结", template = "已办结", audience = "neighbours" })
            .Draw("start -> application -> task:好 -> correction:Corrected -> notice -> end");

        var (_, faults) = ItemDefinition.Read(flow.Read().Workflow, "henan", "some-item", null);

        faults.Should().Equal(
            ("task", "名册字段“name”不是受理信息必填项中的名册（list）。"),
            ("correction", "没有这种发送对象（audience）；可用的有applicant（申请人）、applicantAndAgent（申请人和代办人）、subject（参保人）、agent（代办人）、guardian（监护人）、unit（单位）、payee（收款人）、allParties（全部相关人）。"),
            ("notice", "没有这种发送对象（audience）；可用的有applicant（申请人）、applicantAndAgent（申请人和代办人）、subject（参保人）、agent（代办人）、guardian（监护人）、unit（单位）、payee（收款人）、allParties（全部相关人）、handler（经办人员）、supervisor（监督人员）、director（负责人）。"));
    }

    [Fact]
    public void Rules_and_decisions_that_do_not_match_are_told()
    {
        var flow = new SmallFlow()
            .Add("application", "MedIns.Application", new { title = "某事项" })
            .Add("task", "MedIns.HumanTask", new
            {
                stage = "审核",
                role = "reviewer",
                decisions = """["好", "好"]""",
                decisionRules = """
                    [
                      {"decision": "好", "kind": "positive", "requiresReason": false},
                      {"decision": "坏", "kind": "negative", "requiresReason": true}
                    ]
                    """,
                dataToEnter = """[{"id":"deficientMaterials","name":"材料","type":"text","required":false}]""",
            })
            .Draw("start -> application -> task:好 -> end");

        var (_, faults) = ItemDefinition.Read(flow.Read().Workflow, "henan", "some-item", null);

        faults.Should().Equal(
            ("task", "decisionRules 所写的决定“好”须在 decisions 中列出，且只列一次。"),
            ("task", "decisionRules 所写的决定“坏”须在 decisions 中列出，且只列一次。"),
            ("task", "deficientMaterials 须为多选（multiChoice），选项是受理材料的编号。"));
    }

    private static SmallFlow Approving(string levels, string amountField = "amount", string? dataToEnter = null, string? riskPoints = null, string? mustDifferFrom = null) => new SmallFlow()
        .Add("application", "MedIns.Application", new { title = "某事项" })
        .Add("approval", "MedIns.Approval", new { levels, amountField, dataToEnter, riskPoints, mustDifferFrom })
        .Draw("start -> application -> approval:Approved -> end").Draw("approval:Rejected -> end").Draw("approval:Returned -> end");
}
