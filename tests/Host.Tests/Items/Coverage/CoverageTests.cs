using System.Text.Json;
using MedInsFlows.Host.Items.Coverage;
using MedInsFlows.Host.Startup;
using Microsoft.Extensions.Configuration;

namespace MedInsFlows.Host.Tests.Items.Coverage;

/// <summary>From the documents to the nodes and back.</summary>
public sealed class CoverageTests
{
    private const string Flow =
        """
        {"root": {"activities": [
          {"id": "start", "type": "Elsa.Start", "metadata": {}},
          {"id": "application", "type": "MedIns.Application", "metadata": {"displayText": "业务申请"},
           "clause": {"expression": {"value": "第一项"}}, "materials": {"expression": {"value": "[{\"id\": \"a\", \"name\": \"有效身份证件；复印件\"}]"}}},
          {"id": "check", "type": "MedIns.CheckCompleteness", "metadata": {}, "clause": {"expression": {"value": "推定：先检查。"}}}]}}
        """;

    public static TheoryData<string, int> Documents => new() { { "heilongjiang", 28 }, { "henan", 28 }, { "linkou", 29 }, { "shangluo", 28 }, { "hubei", 28 } };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_document_is_cut_into_all_its_items(string region, int items)
    {
        var read = SourceDocument.Read(File.ReadAllText(Path.Combine(HostFolder.Clone, "documents", $"{region}.txt")));

        read.Keys.Order().Should().Equal(Enumerable.Range(1, items));
        read.Values.Should().OnlyContain(item => item.Lines.Count > 5);
    }

    [Fact]
    public void A_shared_guide_gives_each_item_its_own_part_and_what_is_common()
    {
        var read = SourceDocument.Read(File.ReadAllText(Path.Combine(HostFolder.Clone, "documents", "shangluo.txt")));

        read[1].Lines.Should().Contain(line => line.Contains("单位批准成立的文件")).And.NotContain(line => line.Contains("单位有效证明文件"));
        read[3].Lines.Should().Contain(line => line.Contains("单位有效证明文件")).And.Contain(line => line.StartsWith("2. 受理。"));
    }

    [Fact]
    public void What_is_carried_in_part_tells_what_is_missing_and_what_cites_nothing_is_named()
    {
        using var flow = JsonDocument.Parse(Flow);

        var report = CoverageJudge.Of(flow.RootElement, "甲", new PrintedItem(1, ["1. 有效身份证件;复印件", "有效身份证件，户口簿原件", "另有规定的"], new HashSet<string>()));

        report.Lines.Select(line => (line.Missing, line.Nodes.Count)).Should().Equal((null, 1), ("户口簿原件", 1), ("另有规定的", 0));
        report.WithoutClause.Should().ContainSingle().Which.Id.Should().Be("start");
        report.OnlyInferred.Should().ContainSingle().Which.Id.Should().Be("check");
    }

    [Fact]
    public void Blanks_of_a_template_and_the_line_of_the_steps_are_carried_by_what_fills_them()
    {
        using var flow = JsonDocument.Parse(
            """
            {"root": {"activities": [
              {"id": "application", "type": "MedIns.Application", "metadata": {}, "clause": {"expression": {"value": "第一项"}}, "steps": {"expression": {"value": "[\"申请\", \"受理\", \"办结\"]"}}},
              {"id": "notify", "type": "MedIns.Notify", "metadata": {}, "clause": {"expression": {"value": "消息模板1"}},
               "body": {"expression": {"value": "【{{经办机构}}】尊敬的{{姓名}}，您于{{申请日期}}申请的参保登记已完成。"}}}]}}
            """);

        var report = CoverageJudge.Of(
            flow.RootElement, "甲", new PrintedItem(1, ["申请—受理—办结", "申请—受理—拨付", "【经办机构落款】尊敬的*，您于年月日申请的参保登记已完成。"], new HashSet<string>()));

        report.Lines.Select(line => line.Missing is null).Should().Equal(true, false, true);
    }

    [Fact]
    public async Task The_command_reports_an_item_and_refuses_what_it_does_not_know()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MedIns:Workflows", Path.Combine(HostFolder.Clone, "workflows"))]).Build();
        await using var output = new StringWriter();

        await CoverageCommand.RunAsync(["hubei", "relation-transfer"], configuration, output);
        var unknown = () => CoverageCommand.RunAsync(["nowhere"], configuration, TextWriter.Null);

        output.ToString().Should().Contain("hubei/relation-transfer 转移接续手续办理：").And.Contain("合计 1 个事项");
        await unknown.Should().ThrowAsync<StartupException>();
    }
}
