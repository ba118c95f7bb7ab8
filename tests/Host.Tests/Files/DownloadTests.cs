using System.Net;
using System.Text;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Files;

/// <summary>A file is opened by right, as a file and as nothing else, whatever it was called and claimed to be.</summary>
[Collection(CaseworkTests.Name)]
public sealed class DownloadTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();

    [Theory]
    [InlineData("%PDF-1.7 <script>alert(1)</script>", "application/pdf", "pdf")]
    [InlineData("RIFF0000WEBP", "image/webp", "webp")]
    public async Task Who_uploaded_it_gets_it_back_to_be_kept_not_shown(string content, string contentType, string extension)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var id = await UploadAsync(bytes);

        using var answer = await citizen.GetAsync($"/api/files/{id}");

        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(bytes);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(contentType, "of what it holds, not of what was claimed");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Content.Headers.ContentDisposition.FileName.Should().Be($"{id}.{extension}", "the name that was sent is nowhere");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; sandbox");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task Who_handles_the_case_opens_it_and_stands_in_the_log_and_nobody_else_does()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var file = form.Body.List("/materials").SelectMany(material => material.List("/files")).First().GetValue<string>();
        using var before = await Office.Clerk("provider-acceptor").GetAsync($"/api/files/{file}");
        var opened = await citizen.ApplyAsync(form);

        using var clerk = await Office.Clerk("provider-acceptor").GetAsync($"/api/files/{file}");
        using var watcher = await Office.Clerk("supervisor").GetAsync($"/api/files/{file}");
        using var stranger = await new Client(Office.Host, "henan-provider-acceptor").GetAsync($"/api/files/{file}");
        using var other = await Office.Citizen("heilongjiang-unit-clerk").GetAsync($"/api/files/{file}");

        await before.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        clerk.StatusCode.Should().Be(HttpStatusCode.OK);
        await watcher.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await stranger.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await other.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        var record = (await Office.Clerk("auditor").ReadAsync($"/api/audit/access?caseId={opened.Id}")).List("/items").Should().ContainSingle().Subject;
        record.Text("/event").Should().Be("download");
        record.List("/details").Single().GetValue<string>().Should().Be(file);
    }

    private async Task<string> UploadAsync(byte[] content)
    {
        using var answer = await citizen.UploadAsync(content);
        return (await answer.ReadAsync()).Text("/fileId");
    }
}
