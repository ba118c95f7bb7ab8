using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>The table of <c>documents/items.md</c> against the folder <c>workflows/</c>.</summary>
public sealed class EveryItemHasAFileTests
{
    public static TheoryData<string> Regions => [.. Transcripts.Pairs.Select(pair => pair.Region).Distinct()];

    [Theory, MemberData(nameof(Regions))]
    public void Every_item_of_a_region_has_a_file(string region)
    {
        var items = Transcripts.Pairs.Where(pair => pair.Region == region).Select(pair => $"{region}/{pair.Item}.json").ToList();
        var missing = items.Except(WorkflowFolder.Existing(items)).ToList();

        missing.Should().BeEmpty($"{region} 的 {items.Count} 个事项须各有一个定义文件，还缺 {missing.Count} 个，请在 workflows/{region}/ 中补上");
    }

    [Fact]
    public void No_file_is_of_an_item_that_its_document_does_not_have() => WorkflowFolder.Names.Cast<object[]>()
        .Select(row => (string)row[0])
        .Except(Transcripts.Pairs.Select(pair => $"{pair.Region}/{pair.Item}.json")).Should().BeEmpty("文件中没有的事项不得有定义，请删除");

    [Fact]
    public void The_table_has_141_pairs() => Transcripts.Pairs.Should().HaveCount(141).And.OnlyHaveUniqueItems();
}
