using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Tests.Definitions;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>The pages around Elsa Studio and the files that it consists of; how it works in a browser is seen in EndToEnd.Tests.</summary>
[Collection(DefinitionsTests.Name)]
public sealed partial class StudioPageTests(DefinitionsHost office) : IDisposable
{
    private const string Editor = "/studio/workflows/definitions/heilongjiang-chronic-disease-recognition/edit";

    private readonly PlainBrowser browser = new(office.Host);

    public static TheoryData<string, string> Elements => new()
    {
        { "/studio", "<elsa-workflow-definition-list>" },
        { "/studio/instances", "<elsa-workflow-instance-list>" },
        { Editor, "<elsa-workflow-definition-editor definition-id=\"heilongjiang-chronic-disease-recognition\">" },
    };

    public void Dispose() => browser.Dispose();

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task A_page_holds_its_element_in_a_frame_of_ours_without_scripts_of_its_own(string path, string element)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        html.Should().StartWith("<!DOCTYPE html>").And.Contain("<base href=\"/studio/\">").And.Contain(element).And.Contain("演示模式").And.Contain("href=\"/definitions\"");
        html.Should().NotContain("<style").And.NotContain(" style=").And.NotContain("onclick=").And.NotContain("//fonts");
        ScriptPattern().Matches(html).Should().OnlyContain(script => script.Groups["text"].Length == 0);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().Should()
            .Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.NotContain("'unsafe-eval'").And.NotContain("script-src 'self' 'unsafe-inline'");
    }

    [Fact]
    public async Task The_token_of_a_page_is_good_for_the_api_and_the_caller_is_its_own()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-auditor");
        using var page = await browser.GetAsync("/studio");
        var token = TokenPattern().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", WebUtility.HtmlDecode(token)) } };

        using var answer = await office.Host.Http.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).Should().Contain("heilongjiang-auditor");
    }

    [Theory]
    [InlineData("/studio/workflows/definitions/heilongjiang-nothing/edit")]
    [InlineData("/studio/workflows/definitions/henan-chronic-disease-recognition/edit")]
    [InlineData("/studio/nothing")]
    [InlineData("/studio/index.html")]
    [InlineData("/studio/_framework/../../MedInsFlows.Host.dll")]
    [InlineData("/studio/%2e%2e/MedInsFlows.Host.dll")]
    public async Task What_is_not_there_is_told_by_a_page_with_the_stricter_policy(string path)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().NotContain("unsafe");
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("access-token");
    }

    [Theory]
    [InlineData("/studio/_framework/dotnet.js", "text/javascript", "no-cache")]
    [InlineData("/studio/appsettings.json", "application/json", "no-cache")]
    [InlineData("/studio/_content/MudBlazor/MudBlazor.min.css", "text/css", "no-cache")]
    [InlineData("/studio/_content/CodeBeam.MudBlazor.Extensions/pencil.cur", "image/x-icon", "no-cache")]
    [InlineData("/studio/_framework/icudt.oh1zvcfom8.dat", "application/octet-stream", "immutable")]
    [InlineData("/studio/_framework/zh-Hans/MudBlazor.Translations.resources.3tm5kwg6m5.wasm", "application/wasm", "immutable")]
    public async Task A_file_of_the_studio_has_its_type_and_is_kept_by_the_browser_as_long_as_its_name_allows(string path, string type, string keeping)
    {
        using var answer = await office.Host.GetAsync(path);
        using var again = await SendAsync(path, request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!));

        (answer.StatusCode, again.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.NotModified));
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        answer.Headers.GetValues("Cache-Control").Single().Should().Contain(keeping);
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task A_file_goes_out_in_the_smallest_form_that_the_client_takes(string accepted, string? coding)
    {
        const string path = "/studio/_framework/dotnet.js";
        using var plain = await office.Host.GetAsync(path);

        using var answer = await SendAsync(path, request => request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted));

        answer.Content.Headers.ContentEncoding.SingleOrDefault().Should().Be(coding);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
        answer.Headers.Vary.Should().Equal("Accept-Encoding");
        answer.Headers.ETag!.Equals(plain.Headers.ETag).Should().Be(coding is null, "each form has a tag of its own");
    }

    [Theory]
    [InlineData("/studio/_content/MudBlazor/MudBlazor.min.js.map")]
    [InlineData("/studio/_framework/fr/MudBlazor.Translations.resources.82wtij424x.wasm")]
    [InlineData("/studio/package.json")]
    public async Task What_no_browser_needs_is_not_served(string path)
    {
        using var answer = await office.Host.GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, Action<HttpRequestMessage> set)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        set(request);
        return await office.Host.Http.SendAsync(request);
    }

    [GeneratedRegex("<script[^>]*>(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptPattern();

    [GeneratedRegex("access-token=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenPattern();
}
