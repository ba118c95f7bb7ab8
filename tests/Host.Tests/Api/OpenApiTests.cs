using System.Net;
using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Tests.Api;

public sealed partial class OpenApiTests : IAsyncLifetime, IDisposable
{
    private static readonly string CheckedIn = Path.Combine(HostFolder.Clone, "docs", "openapi.json");

    private readonly HostFolder folder = new();
    private TestDatabase database = null!;
    private RunningHost host = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        host = await RunningHost.StartAsync(folder.Arguments(database));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_document_is_the_one_that_is_checked_in()
    {
        var served = await DocumentAsync() + "\n";
        if (Environment.GetEnvironmentVariable("MEDINS_UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(CheckedIn, served);
        }

        var checkedIn = await File.ReadAllTextAsync(CheckedIn);
        served.Should().Be(checkedIn, "a change of the contract is made on purpose, by MEDINS_UPDATE_OPENAPI=1 ./test");
    }

    [Fact]
    public async Task The_document_names_no_host() =>
        (await DocumentAsync()).Should().NotContain("127.0.0.1").And.NotContain("servers");

    [Fact]
    public async Task The_page_brings_all_it_needs_and_keeps_to_the_content_policy()
    {
        using var answer = await host.GetAsync("/openapi/");
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Should().NotMatchRegex("<script(?![^>]*src=)").And.NotContain("<style").And.NotContain("http://").And.NotContain("https://");
        foreach (Match asset in Asset().Matches(page))
        {
            using var served = await host.GetAsync($"/openapi/{asset.Groups["path"].Value}");
            served.StatusCode.Should().Be(HttpStatusCode.OK, asset.Value);
        }
    }

    private Task<string> DocumentAsync() => host.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

    [GeneratedRegex("(src|href)=\"(\\./)?(?<path>[^\"]+)\"")]
    private static partial Regex Asset();
}
