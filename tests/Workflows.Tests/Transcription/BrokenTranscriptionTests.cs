using System.Text.Json.Nodes;
using MedInsFlows.Workflows.Tests.Files;
using static MedInsFlows.Workflows.Tests.Files.Edits;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>A file that agrees with its document, made to differ in one place at a time: the comparison tells file, place and remedy in one line.</summary>
public sealed class BrokenTranscriptionTests
{
    private const string Name = "heilongjiang/chronic-disease-recognition.json";

    private static readonly Dictionary<string, Case> Broken = new()
    {
        ["another title"] = new("title", "门诊慢特病病种待遇认定", comparison => comparison.Names(), "子项名称：是“门诊慢特病病种待遇认定”"),
        ["another number"] = new("limit", "15", comparison => comparison.Limits(), "办理时限：没有20个工作日", "20"),
        ["a number that is not in its phrase"] = new("limit", "\"length\": 15", comparison => comparison.Limits(), "办理时限：“不超过20个工作日”与所填的15 WorkingDays不符", "\"length\": 20"),
        ["a material of other words"] = new("materials", "病历资料", comparison => comparison.Materials(), "受理材料：没有“病历资料或检查资料”", "病历资料或检查资料"),
        ["a material that is not printed"] = new("materials", "健康码", comparison => comparison.Materials(), "受理材料：“健康码”文件没有印", "病历资料或检查资料"),
        ["a field left out"] = new("requiredFields", "地址", comparison => comparison.RequiredFields(), "受理信息必填项：没有“参保地”", "参保地"),
        ["another condition"] = new("conditions", "全体", comparison => comparison.Conditions(), "事项办理条件：没有“符合统筹地区医保门诊慢特病管理规定的参保人员”", "符合统筹地区"),
        ["another document number"] = new("basis", "国办发〔2021〕41号", comparison => comparison.Bases(), "办理依据：没有“国务院办公厅关于建立健全", "国办发〔2021〕14号"),
        ["another risk level"] = new("riskLevel", "低风险", comparison => comparison.Risks(), "风险级别：是“低风险”；文件印“高风险”"),
        ["a step that is not printed"] = new("steps", "业务复审", comparison => comparison.Steps(), "办理环节：没有“业务审核”", "业务审核"),
        ["another channel"] = new("channels", "龙江医保网站", comparison => comparison.Channels(), "办理渠道：没有“龙江医保微信公众号”", "龙江医保微信公众号"),
        ["a remark left out"] = new("remarks", "无", comparison => comparison.Remarks(), "备注：没有“病历资料包括门诊病历或出院小结”"),
        ["another form"] = new("forms", "附件表10：申请表", comparison => comparison.Forms(), "参考样表：没有“门诊慢特病病种待遇认定申请表”", "附件表10：门诊慢特病病种待遇认定申请表"),
    };

    public static TheoryData<string> Cases => [.. Broken.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void A_difference_is_told(string difference)
    {
        var broken = Broken[difference];
        var json = JsonNode.Parse(WorkflowFolder.Text(Name))!.AsObject();
        var input = (Node(json, "application")[broken.Input] ?? Node(json, "clock")[broken.Input])!["expression"]!;
        input["value"] = broken.Old is null ? broken.New : ((string)input["value"]!).Replace(broken.Old, broken.New, StringComparison.Ordinal);

        Told(json, broken.Compare).Should().Contain(line => line.StartsWith($"{Name} {broken.Fault}", StringComparison.Ordinal)).And.OnlyContain(line => !line.Contains('\n'));
    }

    [Fact]
    public void A_code_that_is_not_printed_is_told()
    {
        var json = JsonNode.Parse(WorkflowFolder.Text(Name))!.AsObject();
        json["customProperties"]!["code"] = "002036005000";

        Told(json, comparison => comparison.Names()).Should().Equal($"{Name} 子项编码：是“002036005000”；文件没有印，请留空。");
    }

    [Fact]
    public void A_template_of_other_words_is_told()
    {
        var json = JsonNode.Parse(WorkflowFolder.Text(Name))!.AsObject();
        var official = DefinitionFileOf(json).Item!.MessageTemplates[0].Text;
        var node = json["root"]!["activities"]!.AsArray().Single(node => (string?)node!["template"]?["expression"]?["value"] == official)!;
        node["template"]!["expression"]!["value"] = official.Replace("已完成", "完成", StringComparison.Ordinal);

        Told(json, comparison => comparison.Templates()).Should().HaveCount(2).And.Contain(line => line.Contains("请照印，空格写作 {{名称}}", StringComparison.Ordinal));
    }

    private static List<string> Told(JsonObject json, Func<Comparison, IEnumerable<string>> compare) =>
        [.. compare(new Comparison(DefinitionFileOf(json), Transcripts.Of("heilongjiang", "chronic-disease-recognition")))];

    private static DefinitionFile DefinitionFileOf(JsonObject json) => new(Name, json.ToJsonString());

    /// <summary>What to write into an input of the application or of the clock, in place of all of it or of the old words.</summary>
    private sealed record Case(string Input, string New, Func<Comparison, IEnumerable<string>> Compare, string Fault, string? Old = null);
}
