using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Items.Comparison;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>Materials of several regions come together by text, id and likeness.</summary>
public sealed class MaterialJoinTests
{
    [Fact]
    public void The_same_text_beats_the_id_and_what_is_like_nothing_stands_alone()
    {
        var rows = MaterialJoin.Of(
        [
            Of("one", ("a", "有效身份证件"), ("b", "《门诊慢特病病种待遇认定申请表》"), ("c", "病历资料")),
            Of("two", ("c", "有效身份证件 "), ("x", "门诊慢特病病种待遇认定申请表"), ("y", "银行卡")),
        ]);

        rows.Select(row => (row.ByRegion.GetValueOrDefault("one")?.Id, row.ByRegion.GetValueOrDefault("two")?.Id, row.Joined)).Should()
            .Equal(("a", "c", "text"), ("b", "x", "similar"), ("c", null, null), (null, "y", null));
    }

    [Theory]
    [InlineData("（ 一 ）“甲”；乙。", "(一)\"甲\";乙.")]
    [InlineData("<input type=\"checkbox\"/> **是**", "是")]
    public void Paper_and_conversion_do_not_count(string printed, string normal) => PrintedText.Normal(printed).Should().Be(normal);

    private static Item Of(string region, params (string Id, string Name)[] materials) => new()
    {
        Region = region,
        Id = "x",
        Title = "x",
        Seq = 1,
        Materials = [.. materials.Select(one => new Material { Id = one.Id, Name = one.Name, Required = true, Sources = [MaterialSource.Applicant] })],
    };
}
