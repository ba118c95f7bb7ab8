using System.Net;
using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory]
    [InlineData(100, 1)]
    [InlineData(256 * 1024 - 1, 1)]
    [InlineData(256 * 1024, 2)]
    [InlineData(1_000_000, 4)]
    [InlineData(10 * 1024 * 1024, 41)]
    public async Task A_file_is_kept_in_parts_and_comes_back_whole(int size, int parts)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        "%PDF-1.7"u8.CopyTo(bytes);
        using var uploaded = await citizen.UploadAsync(bytes);
        var file = await uploaded.ReadAsync();

        using var answer = await citizen.GetAsync($"/api/files/{file.Text("/fileId")}");

        file.Text("/sha256").Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        answer.Content.Headers.ContentLength.Should().Be(size);
        (await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(bytes).Should().BeTrue();
        (await CountAsync("cases.file_parts where file_id = $1 and length(content) <= 262144 + 33", file.Text("/fileId"))).Should().Be(parts);
    }

    [Fact]
    public async Task What_is_sent_again_under_its_key_is_kept_once()
    {
        byte[] bytes = [.. "%PDF-1.7"u8, .. new byte[600_000]];
        const string key = "scan-of-three-parts";
        var before = await CountAsync("cases.file_parts where $1 is not null", Guid.Empty.ToString());

        using var first = await citizen.UploadAsync(bytes, key);
        using var second = await citizen.UploadAsync(bytes, key);

        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        (await CountAsync("cases.file_parts where $1 is not null", Guid.Empty.ToString())).Should().Be(before + 3);
    }

    [Fact]
    public async Task A_file_that_has_not_come_whole_cannot_be_used_and_is_forgotten()
    {
        var before = await CountAsync("cases.files where $1 is not null", Guid.Empty.ToString());
        var reception = Office.Host.Services.GetRequiredService<FileReception>();

        var receive = async () =>
        {
            using var broken = new BrokenStream([.. "%PDF-1.7"u8, .. new byte[600_000]]);
            await reception.ReceiveAsync(broken, Guid.Empty, CancellationToken.None);
        };

        await receive.Should().ThrowAsync<IOException>();
        (await CountAsync("cases.files where $1 is not null", Guid.Empty.ToString())).Should().Be(before);
    }

    private async Task<long> CountAsync(string what, string id)
    {
        await using var command = Office.Database.DataSource.CreateCommand($"select count(*) from {what}");
        command.Parameters.Add(new() { Value = Guid.Parse(id) });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> UploadAsync(byte[] content)
    {
        using var answer = await citizen.UploadAsync(content);
        return (await answer.ReadAsync()).Text("/fileId");
    }
}
