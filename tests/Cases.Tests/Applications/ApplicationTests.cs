using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using static MedInsFlows.Cases.Tests.Applications.Applications;

namespace MedInsFlows.Cases.Tests.Applications;

public sealed class ApplicationTests
{
    [Fact]
    public void A_revision_comes_back_from_its_own_JSON()
    {
        var application = Read(Complete);

        var json = JsonSerializer.Serialize(application, FactsJson.Options);

        JsonSerializer.Serialize(Read(json), FactsJson.Options).Should().Be(json);
        application.Materials[2].Files.Should().Equal("f3", "f4");
        application.Circumstances.Should().BeEmpty();
    }

    [Fact]
    public void A_correction_replaces_what_it_sends_and_keeps_the_rest()
    {
        var first = Read(Complete);
        var correction = JsonSerializer.Deserialize<Correction>(
            """{"fields":{"phone":"0451-87654321","more":1},"materials":[{"id":"form","files":["f9"]}],"circumstances":["emergency"]}""",
            FactsJson.Options)!;

        var second = first.With(correction);

        second.Fields["phone"].GetString().Should().Be("0451-87654321");
        second.Fields["name"].GetString().Should().Be("白桦");
        second.Fields.Should().ContainKey("more");
        second.Materials.ToDictionary(sent => sent.Id, sent => string.Join(' ', sent.Files))
            .Should().Equal(new Dictionary<string, string> { ["identity"] = "f1", ["records"] = "f3 f4", ["form"] = "f9" });
        second.Circumstances.Should().Equal("emergency");
        second.Applicant.Should().Be(first.Applicant);
        first.Fields["phone"].GetString().Should().Be("13800001234");
        first.Materials.Should().HaveCount(3);
    }

    [Fact]
    public void An_empty_correction_changes_nothing()
    {
        var first = Read(Complete);

        first.With(new Correction()).Should().BeEquivalentTo(first, options => options.Excluding(application => application.Fields));
        first.With(new Correction()).Fields.Should().HaveCount(first.Fields.Count);
    }

    [Fact]
    public void Nothing_personal_is_in_what_they_print()
    {
        var application = Read(Complete);

        $"{application} {application.Applicant} {application.Parties[0]} {new Correction(application.Fields)}"
            .Should().Be("Application heilongjiang/chronic-disease-recognition Applicant (Person) Party Correction");
    }
}
