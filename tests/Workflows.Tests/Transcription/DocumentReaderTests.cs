namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>That the readers find in each document all that <c>documents/items.md</c> says it has.</summary>
public sealed class DocumentReaderTests
{
    public static TheoryData<string, int> Regions => new()
    {
        { "heilongjiang", 28 },
        { "henan", 28 },
        { "linkou", 29 },
        { "shangluo", 28 },
        { "hubei", 28 },
    };

    [Theory, MemberData(nameof(Regions))]
    public void All_items_of_a_document_are_read_in_their_order(string region, int count)
    {
        Transcripts.Of(region).Select(item => item.Number).Should().Equal(Enumerable.Range(1, count));
        Transcripts.Pairs.Count(pair => pair.Region == region).Should().Be(count);
    }

    [Theory, MemberData(nameof(Regions))]
    public void Every_item_has_a_title_a_limit_and_materials_or_what_stands_in_their_place(string region, int count)
    {
        var items = Transcripts.Of(region);

        items.Should().HaveCount(count).And.OnlyContain(item => item.Titles.All(title => title.Length > 3));
        items.Should().OnlyContain(item => item.Limits.SelectMany(Duration.In).Any());
        items.Where(item => item.Materials.Count == 0 && item.InsteadOfMaterials == null).Select(item => item.Number)
            .Should().Equal(region == "linkou" ? [27, 28] : Array.Empty<int>(), "林口县 prints 无 for its two settlements");
    }

    [Fact]
    public void Only_黑龙江省_prints_templates_risks_and_required_fields()
    {
        var items = Transcripts.Of("heilongjiang");

        items.Should().OnlyContain(item => item.RiskLevel != null && item.RiskPoints.Count > 0);
        items.Where(item => item.Templates.Count == 0).Select(item => item.Number).Should().Equal(7, 8, 17, 18, 19, 20, 21, 22, 24, 27, 28);
        items.Where(item => item.RequiredFields.Count == 0).Select(item => item.Number).Should().Equal(7, 8);
    }

    [Fact]
    public void Cells_shifted_to_the_right_are_told_by_their_content()
    {
        var transfer = Transcripts.Of("linkou", "relation-transfer");

        transfer.ServiceObject.Should().StartWith("自然人");
        transfer.Remarks.Should().HaveCount(5);
        transfer.BasisIsMerged.Should().BeTrue();
    }

    [Fact]
    public void A_basis_merged_over_several_lines_is_that_of_the_line_below_where_a_page_begins()
    {
        var change = Transcripts.Of("linkou", "unit-information-change");

        change.BasisIsMerged.Should().BeTrue();
        change.Basis.Should().Equal(Transcripts.Of("linkou", "employee-information-change").Basis);
    }

    [Fact]
    public void A_shared_guide_is_split_by_its_bold_labels()
    {
        Transcripts.Of("shangluo", "unit-enrollment").Limits.Should().Equal("不超过5个工作日");
        Transcripts.Of("shangluo", "unit-enrollment-query").Materials.Should().Equal("单位有效证明文件");
        Transcripts.Of("shangluo", "maternity-allowance").Materials.Should().Equal("病历资料", "单位银行账户信息");
    }

    [Theory]
    [InlineData("30个工作日（特殊情况不能超3个月）", "30个工作日、3个月")]
    [InlineData("在职职工不超过 5 个工作日；灵活就业人员即时办结", "5个工作日、即时办结")]
    [InlineData("不超过90个自然日", "90个自然日")]
    [InlineData("若材料符合办理条件即时受理", "即时办结")]
    [InlineData("每月5日前", "")]
    public void Limits_are_read_out_of_phrases(string phrase, string limits) => string.Join('、', Duration.In(phrase)).Should().Be(limits);
}
