using System.Net;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>A client that knows no item fills in the application of any, by its guide.</summary>
[Collection(WorkshopTests.Name)]
public sealed class GuideTests(WorkshopHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();

    [Theory]
    [InlineData(CaseworkHost.ChronicDisease)]
    [InlineData(WorkshopHost.Curious)]
    public async Task An_application_that_was_filled_in_by_the_guide_lacks_nothing(string item)
    {
        var form = await citizen.FillAsync(item);

        using var check = await citizen.PostAsync("/api/cases/check", form.Body);
        var opened = await citizen.ApplyAsync(form);

        (await check.ReadAsync()).ToJsonString().Should().Be("""{"complete":true,"missing":{"materials":[],"fields":[]}}""");
        opened.Status.Should().Be("submitted");
    }

    [Fact]
    public async Task Each_field_and_material_that_is_left_out_is_missed_if_it_is_asked_for_and_nothing_else_is()
    {
        var guide = await citizen.ReadAsync($"/api/items/{WorkshopHost.Curious}");
        string[] notAsked = ["email", "village", "record", "summary", "pension"];
        foreach (var id in guide.Texts("/requiredFields", "/id"))
        {
            var missing = await MissingAsync(form => form.LeaveOutField(id));
            missing.Should().Equal(notAsked.Contains(id) ? [] : id == "choice" ? ["choice"] : [id]);
        }

        foreach (var id in guide.Texts("/materials", "/id"))
        {
            (await MissingAsync(form => form.LeaveOutMaterial(id))).Should().Equal(notAsked.Contains(id) ? [] : [id]);
        }
    }

    [Fact]
    public async Task Of_materials_that_stand_for_one_another_one_is_enough_and_none_is_told_once() =>
        (await MissingAsync(form => form.LeaveOutMaterial("summary").LeaveOutMaterial("record"))).Should().Equal("summary");

    [Fact]
    public async Task What_depends_on_a_circumstance_is_asked_for_only_where_it_is_declared()
    {
        (await MissingAsync(form => form.LeaveOutField("hospital").LeaveOutMaterial("emergency"))).Should().Equal("emergency", "hospital");
        (await MissingAsync(form => form.LeaveOutField("hospital").LeaveOutMaterial("emergency").Put("/circumstances", "[]"))).Should().BeEmpty();
    }

    [Fact]
    public async Task An_item_that_tells_applicants_apart_must_be_told_which_one_it_is()
    {
        var form = (await citizen.FillAsync(WorkshopHost.Curious)).Put("/applicantCase", json: null);

        using var answer = await citizen.PostAsync("/api/cases", form.Body);

        (await answer.BodyErrorsAsync()).Should().Equal("/applicantCase missing");
    }

    [Fact]
    public async Task The_guide_has_every_member_of_the_contract_also_where_the_document_is_silent()
    {
        var guide = (await citizen.ReadAsync($"/api/items/{CaseworkHost.ChronicDisease}")).AsObject();

        guide.Select(member => member.Key).Should().BeEquivalentTo(
            "region", "item", "title", "code", "group", "handlingType", "seq", "timeLimits", "steps", "definitionId", "version", "description", "serviceObject",
            "conditions", "basis", "levels", "departments", "places", "fee", "remarks", "validity", "riskLevel", "riskPoints", "forms", "channels", "messageTemplates",
            "applicantCases", "circumstances", "materials", "requiredFields", "filingTimes");
        guide["code"].Should().BeNull();
        guide["fee"].Should().BeNull();
        guide.List("/places").Should().BeEmpty();
        guide.Texts("/channels", "/id").Should().Equal("online", "onsite", "post");
        guide.Texts("/messageTemplates", "/event").Should().Equal("审核通过", "审核不通过");
    }

    [Fact]
    public async Task Nobody_needs_to_sign_in_to_read_a_guide()
    {
        using var list = await Office.Host.GetAsync("/api/items?region=heilongjiang");
        using var guide = await Office.Host.GetAsync($"/api/items/{CaseworkHost.ChronicDisease}");

        (await list.ReadAsync()).Texts("/items", "/item").Should().Contain("chronic-disease-recognition");
        guide.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<IReadOnlyList<string>> MissingAsync(Func<ApplicationForm, ApplicationForm> change)
    {
        var form = change(await citizen.FillAsync(WorkshopHost.Curious));
        using var answer = await citizen.PostAsync("/api/cases/check", form.Body);
        var checkedForm = await answer.ReadAsync();
        string[] missing = [.. checkedForm.Texts("/missing/materials", "/id"), .. checkedForm.Texts("/missing/fields", "/id")];
        checkedForm.At("/complete")!.GetValue<bool>().Should().Be(missing.Length == 0);
        return missing;
    }
}
