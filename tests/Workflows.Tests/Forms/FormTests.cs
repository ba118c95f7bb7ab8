using System.Text.RegularExpressions;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Forms;
using MedInsFlows.Cases.Items;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Forms;

/// <summary>The files of the printed forms, against the documents and against the items that name them.</summary>
public sealed partial class FormTests
{
    private static readonly RegionFolder Regions = RegionFolder.Read(Path.Combine(WorkflowFolder.Root, "regions"));

    private static readonly Lazy<IReadOnlyList<(Item Item, Form Form)>> Named = new(() =>
        [.. WorkflowFolder.Names.Cast<object[]>().Select(row => WorkflowFolder.Load((string)row[0]).Item).OfType<Item>().SelectMany(item => item.Forms.Select(form => (item, form)))]);

    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var (region, id) in Regions.Forms.Forms.Keys)
            {
                forms.Add(region, id);
            }

            return forms;
        }
    }

    [Fact]
    public void All_files_are_sound() => Regions.Forms.Faults.Should().BeEmpty();

    [Theory, MemberData(nameof(Forms))]
    public void A_form_says_letter_by_letter_and_in_order_what_the_document_prints(string region, string id)
    {
        var form = Regions.Forms.Forms[(region, id)];

        FormSections.Normal(string.Join('\n', form.Texts.Select(FormBlank.Without))).Should().Be(
            FormSections.Of(region)[NumberOf(form.Clause)], $"regions/{region}/forms/{id}.json 须与文件的 {form.Clause} 一字不差，请照文件更正");
    }

    [Theory]
    [InlineData("heilongjiang")]
    [InlineData("henan")]
    [InlineData("shangluo")]
    public void Every_form_that_a_document_prints_has_one_file(string region) =>
        Regions.Forms.Forms.Where(form => form.Key.Region == region).Select(form => NumberOf(form.Value.Clause)).Should().BeEquivalentTo(FormSections.Of(region).Keys);

    [Fact]
    public void What_an_item_names_is_its_printed_form_or_is_printed_nowhere()
    {
        var wrong = Named.Value.Where(named => Regions.Forms.Find(named.Item.Region, named.Form) is { } printed
            ? TitleOf(printed.Title) != TitleOf(named.Form.Name)
            : named.Form.DocumentId is not null || FormSections.Of(named.Item.Region).Values.Any(text => text.Contains(TitleOf(named.Form.Name), StringComparison.Ordinal)));

        wrong.Select(named => $"{named.Item.Region}/{named.Item.Id}：{named.Form.Name}").Should().BeEmpty("documentId 须指向同名的样表，文件印出的样表须有 documentId");
    }

    [Fact]
    public void These_forms_are_printed_nowhere_and_are_made_of_required_fields() => Named.Value
        .Where(named => Regions.Forms.Find(named.Item.Region, named.Form) is null)
        .Select(named => $"{named.Item.Region}/{named.Item.Id}").Should().BeEquivalentTo(
            "heilongjiang/employee-information-change", "shangluo/hospital-designation", "shangluo/pharmacy-designation");

    [Theory, MemberData(nameof(Forms))]
    public void Every_blank_has_a_source_in_an_item_that_names_its_form(string region, string id)
    {
        var items = Named.Value.Where(named => named.Item.Region == region && named.Form.DocumentId == id).Select(named => named.Item).ToList();
        var sources = Regions.Forms.Forms[(region, id)].Texts.SelectMany(FormBlank.In).SelectMany(blank => blank.Sources).Distinct();

        items.Should().NotBeEmpty($"没有事项用 regions/{region}/forms/{id}.json，请删去或在事项中写上 documentId");
        sources.Where(source => !items.Exists(item => FormValues.Knows(source, item))).Should().BeEmpty("空格的来源须是申请中有的内容");
    }

    private static int NumberOf(string clause) => int.Parse(TheNumber().Match(clause).Value, null);

    private static string TitleOf(string name) => FormSections.Normal(TheTitle().Replace(name, string.Empty));

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex TheNumber();

    /// <summary>What stands around the title: the number before it, and that it is an example.</summary>
    [GeneratedRegex(@"^.*表 ?[0-9]+[：:]|\s*[（(]参考样[表式][)）]")]
    private static partial Regex TheTitle();
}
