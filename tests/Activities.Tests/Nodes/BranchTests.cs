using MedInsFlows.Activities.Guide;
using MedInsFlows.Activities.Tests.Bursts;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class BranchTests
{
    private const string ByChannel = """[{"way": "网上", "channels": ["online"]}]""";

    [Theory]
    [InlineData(ByChannel, "网上")]
    [InlineData("""[{"way": "网上", "channels": ["onsite", "post"]}]""", "其余")]
    [InlineData("""[{"way": "网上", "field": "insurance", "equals": "resident"}]""", "网上")]
    [InlineData("""[{"way": "网上", "field": "insurance", "equals": "employee"}]""", "其余")]
    [InlineData("""[{"way": "网上", "channels": ["online"], "field": "insurance", "equals": "employee"}]""", "其余")]
    [InlineData("""[{"way": "网上", "circumstance": "accident"}]""", "其余")]
    [InlineData("""[{"way": "网上", "applicantCases": ["employed"]}]""", "其余")]
    [InlineData("""[{"way": "网上", "field": "age", "from": 40, "to": 40}]""", "网上")]
    [InlineData("""[{"way": "网上", "field": "age", "from": 40.01}]""", "其余")]
    [InlineData("""[{"way": "网上", "field": "none", "from": 0}]""", "其余")]
    public void A_case_goes_the_first_way_of_which_all_holds(string rules, string way) =>
        SmallFlow.Of("MedIns.Branch", new { ways = """["网上", "其余"]""", rules }, "网上", "其余").Run().Submit(Applications.Complete).Path.Should().Equal("start:Done", $"it:{way}", "end:Done");

    [Theory]
    [InlineData("""["网上"]""", ByChannel, "至少须有两个去向（ways）。")]
    [InlineData("""["网上", "现场", "其余"]""", ByChannel, "去向“现场”没有分流条件，没有办件会走它；只有最后一个去向不用写条件。")]
    [InlineData("""["网上", "其余"]""", """[{"way": "线上", "channels": ["online"]}]""", "分流条件所写的去向“线上”不在 ways 中。")]
    [InlineData("""["网上", "其余"]""", """[{"way": "网上", "circumstance": "accident"}]""", "去向“网上”的情形“accident”不在可申明的情形中。")]
    [InlineData("""["网上", "其余"]""", """[{"way": "网上", "from": 1}]""", "去向“网上”写了 equals、from 或 to，却没有写明是哪个信息项（field）。")]
    public void What_cannot_be_is_told(string ways, string rules, string fault) => ItemDefinition.Read(
        new SmallFlow().Add("application", "MedIns.Application", new { title = "某事项", channels = """[{"id": "online", "text": "网上"}]""" }).Add("it", "MedIns.Branch", new { ways, rules })
            .Draw("start -> application -> it -> end").Read().Workflow,
        "henan",
        "some-item",
        "01").Faults.Should().Contain(("it", fault));
}
