using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Workflows.Tests.Files;
using MedInsFlows.Workflows.Tests.Rules;
using static MedInsFlows.Workflows.Tests.Files.Edits;

namespace MedInsFlows.Workflows.Tests;

/// <summary>A good file, broken in one place at a time: each rule finds its fault and tells file, place and remedy in one line.</summary>
public sealed class BrokenFileTests
{
    private const string Name = "heilongjiang/chronic-disease-recognition.json";

    private static readonly Dictionary<string, Case> Broken = new()
    {
        ["an unknown activity type"] = new(
            json => Node(json, "check")["type"] = "MedIns.Unknown",
            FileRules.ReadsWithoutFaults,
            "root.activities[2]（check）：活动类型“MedIns.Unknown”（版本 1）不存在，请检查 type，或安装提供它的模块。"),
        ["a blank without a source"] = new(
            json => Input(json, "notify-refused", "template", "尊敬的{{家属姓名}}"),
            FileRules.ReadsWithoutFaults,
            "notify-refused：消息模板的空白“家属姓名”没有来源；可用的有"),
        ["a broken wording"] = new(
            json => Input(json, "correction", "template", "尊敬的{{申请人姓名}"),
            FileRules.ReadsWithoutFaults,
            "correction：第4个字符是不成对或嵌套的“{”"),
        ["a decision of unknown kind"] = new(
            json => Input(json, "review", "decisionRules", """[{"decision":"审核通过","kind":"positive","requiresReason":false}]"""),
            FileRules.ReadsWithoutFaults,
            "review：决定“审核不通过”的性质须在 decisionRules 中写明，且只写一次。"),
        ["a task that cannot be passed"] = new(
            json => Input(json, "review", "decisionRules", """
                [{"decision":"审核通过","kind":"return","requiresReason":false}, {"decision":"审核不通过","kind":"negative","requiresReason":true}]
                """),
            FileRules.ReadsWithoutFaults,
            "review：没有一个决定的性质是肯定（positive），办件无法通过本环节。"),
        ["an accepting decision that nobody can make"] = new(
            json => Input(json, "acceptance", "acceptingDecision", "同意"),
            FileRules.ReadsWithoutFaults,
            "acceptance：即为受理的决定“同意”不在 decisions 中。"),
        ["a stage to differ from that does not exist"] = new(
            json => Input(json, "review", "mustDifferFrom", """["受理"]"""),
            FileRules.ReadsWithoutFaults,
            "review：不相容环节“受理”不是本流程人工环节的名称。"),
        ["a deficient material that is not asked for"] = new(
            json => Input(json, "acceptance", "dataToEnter", """
                [{"id":"deficientMaterials","name":"材料","type":"multiChoice","required":false,"options":[{"id":"photo","name":"照片"}]}]
                """),
            FileRules.ReadsWithoutFaults,
            "acceptance：需补正的材料“photo”不在受理材料中。"),
        ["a clock without a limit"] = new(
            json => Node(json, "clock").Remove("limit"),
            FileRules.ReadsWithoutFaults,
            "clock：没有写明时限（limit）。"),
        ["a fact of the item that contradicts itself"] = new(
            json => Input(json, "application", "title", " "),
            FileRules.ReadsWithoutFaults,
            "application：事项名称（title）没有填写。"),
        ["a key of the store"] = new(
            json => json["version"] = 3,
            FileRules.HasOnlyKnownKeys,
            "version：定义文件没有这个键；请删除，或改正拼写。"),
        ["a fact in the custom properties"] = new(
            json => json["customProperties"]!["title"] = "x",
            FileRules.HasOnlyKnownKeys,
            "customProperties.title：这里只能有 region、item、code；请移到某个节点的输入中。"),
        ["a misspelt input"] = new(
            json => Node(json, "review")["stagee"] = Node(json, "review")["stage"]!.DeepClone(),
            FileRules.HasOnlyKnownKeys,
            "review：“人工环节”没有输入 stagee；请删除，或改正拼写。"),
        ["another definition id"] = new(
            json => json["definitionId"] = "heilongjiang-chronic",
            FileRules.IsNamedAfterRegionAndItem,
            "definitionId：是“heilongjiang-chronic”；应与文件的位置一致，为“heilongjiang-chronic-disease-recognition”。"),
        ["two starts"] = new(
            json => Add(json, "start", "start2"),
            LineRules.MayBePublished,
            "Flowchart1（flow）：有2个“开始”，应恰有一个。"),
        ["a decision that leads nowhere"] = new(
            json => Line(json, "acceptance", "不予受理")["source"]!["port"] = "受理",
            LineRules.MayBePublished,
            "业务受理（acceptance）：出口“不予受理”没有连线，请连到下一个节点。"),
        ["a line from no outcome"] = new(
            json => Lines(json).Add(Line(json, "clock", "Done", "end", "Expired")),
            LineRules.MayBePublished,
            "开始计时（clock）：没有出口“Expired”，却有连线由此引出；出口有：Done。"),
        ["a node that nothing leads to"] = new(
            json => Add(json, "notify-refused", "notify-again"),
            LineRules.MayBePublished,
            "告知：不予受理（notify-again）：从“开始”走不到这里，请连线，或删除节点。"),
        ["a circle without a way out"] = new(
            json => Line(json, "notify-refused", "Done")["target"]!["activity"] = "refuse",
            LineRules.MayBePublished,
            "告知：不予受理（notify-refused）：从这里走不到结束，请引一条路到“结束”。"),
        ["a label in English"] = new(
            json => Node(json, "clock")["metadata"]!["displayText"] = "Clock",
            LayoutRules.EveryNodeIsLabelledInChinese,
            "clock：没有中文名称；请在 metadata.displayText 写上设计者看到的名称。"),
        ["two nodes in one place"] = new(
            json => Move(json, "reject", 1900, 300),
            LayoutRules.NothingOverlaps,
            "complete：与“reject”重叠；请移开，节点按 220×80 计。"),
        ["a step to the left"] = new(
            json => Move(json, "review", 1240, 400),
            LayoutRules.LinesLeadToTheRight,
            "clock：到“review”的连线不是从左到右；请右移后者；只有回到已走过的节点才可向左。"),
        ["a node that rests on nothing"] = new(
            json => Input(json, "clock", "clause", "按规定"),
            GuideRules.EveryNodeSaysOnWhatItRests,
            "clock：没有依据；请写明文件的出处，如“第十六项（十）”，或写“推定：”和理由。"),
        ["a node of Elsa's that rests on nothing"] = new(
            json => Node(json, "end")["metadata"]!.AsObject().Remove("description"),
            GuideRules.EveryNodeSaysOnWhatItRests,
            "end：没有依据；请写明文件的出处，如“第十六项（十）”，或写“推定：”和理由。"),
        ["a printed step that nobody does"] = new(
            json => Input(json, "application", "steps", """["业务申请","业务受理","业务审核","业务复核","业务办结及反馈"]"""),
            GuideRules.StepsAndStagesAreTheSame,
            "环节“业务复核”：没有节点办理；请把某个节点的环节名称写作它。"),
        ["a stage that is not printed"] = new(
            json => Input(json, "correction", "stage", "补正"),
            GuideRules.StepsAndStagesAreTheSame,
            "correction：环节“补正”文件没有印；不得擅自增加环节，请改用办理环节中的名称。"),
        ["a role that nobody has"] = new(
            json => Input(json, "review", "role", "doctor"),
            GuideRules.RolesExist,
            "review：没有角色“doctor”；可用的有acceptor、"),
    };

    public static TheoryData<string> Faults => [.. Broken.Keys];

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_told_in_one_line(string fault)
    {
        var broken = Broken[fault];
        var json = JsonNode.Parse(WorkflowFolder.Text(Name))!.AsObject();
        broken.Break(json);

        var told = broken.Rule(new DefinitionFile(Name, json.ToJsonString())).ToList();

        told.Should().Contain(line => line.StartsWith($"{Name} {broken.Fault}", StringComparison.Ordinal));
        told.Should().OnlyContain(line => !line.Contains('\n'));
    }

    [Fact]
    public void Another_order_of_keys_is_not_canonical()
    {
        var json = JsonNode.Parse(WorkflowFolder.Text(Name))!.AsObject();
        var reordered = new JsonObject(json.Reverse().Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

        FileRules.IsCanonical(new DefinitionFile(Name, reordered.ToJsonString())).Should().ContainSingle().Which.Should()
            .Be($"{Name} 第1行：不是规范形式；按 DefinitionText.Canonical 重写文件，这一行应为 {{。");
        DefinitionText.Canonical(JsonSerializer.SerializeToElement(reordered)).Should().Be(WorkflowFolder.Text(Name));
    }

    [Fact]
    public void An_unknown_region_and_item_are_told()
    {
        var file = new DefinitionFile("atlantis/fishing.json", WorkflowFolder.Text(Name));

        FileRules.RegionAndItemExist(file).Should().Equal(
            "atlantis/fishing.json 文件夹：没有地区“atlantis”；请改用 regions/ 中的地区。",
            "atlantis/fishing.json 文件名：没有事项“fishing”；请改用各地区通用的事项编号。");
    }

    private sealed record Case(Action<JsonObject> Break, Func<DefinitionFile, IEnumerable<string>> Rule, string Fault);
}
