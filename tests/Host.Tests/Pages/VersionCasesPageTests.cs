using System.Net;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>A designer looks at the cases of a version.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class VersionCasesPageTests(DefinitionsHost office) : CaseworkStory(office), IDisposable
{
    private const string Versions = "/definitions/heilongjiang-chronic-disease-recognition/versions";

    private readonly PlainBrowser browser = new(office.Host);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task The_cases_of_a_version_lead_to_their_ways_and_tell_nothing_of_persons()
    {
        var citizen = Office.Citizen();
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var page = await browser.GetAsync($"{Versions}/1/cases");

        (await page.Content.ReadAsStringAsync()).Should()
            .Contain(opened.Number).And.Contain($"href=\"/studio/workflows/instances/{opened.Id}/view\"").And.Contain("等待中");
    }

    [Theory]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("x")]
    public async Task Of_a_version_that_is_not_there_there_is_no_page(string version)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var page = await browser.GetAsync($"{Versions}/{version}/cases");

        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
