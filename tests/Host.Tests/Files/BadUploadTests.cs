using System.Net.Http.Headers;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Files;

[Collection(BadInputTests.Name)]
public sealed class BadUploadTests(BrokenFilesHost office) : Refusals(office)
{
    private const int Limit = 10 * 1024 * 1024;

    [Fact]
    public async Task A_file_of_another_kind_is_refused_whatever_it_is_called() =>
        await RefusedAsync(() => Office.Applicant.UploadAsync("MZ is no scan"u8.ToArray()), 415, "unsupported-media-type");

    [Fact]
    public async Task An_empty_file_is_refused() =>
        (await RefusedAsync(() => Office.Applicant.UploadAsync([]), 400, "invalid-body")).Should().Equal("/file bad-value");

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(3 * Limit)]
    public async Task A_file_over_the_limit_is_refused_and_whoever_sent_it_hears_so(int size) =>
        await RefusedAsync(() => Office.Applicant.UploadAsync(Pdf(size)), 413, "too-large");

    [Fact]
    public async Task A_file_at_the_limit_is_taken()
    {
        using var answer = await Office.Applicant.UploadAsync(Pdf(Limit));

        (await answer.ReadAsync()).At("/size")!.GetValue<int>().Should().Be(Limit);
    }

    [Fact]
    public async Task A_form_without_the_file_is_refused() => (await RefusedAsync(
        async () =>
        {
            using var form = new MultipartFormDataContent { { new StringContent("糖尿病"), "note" } };
            return await Office.Applicant.SendAsync(HttpMethod.Post, "/api/files", form);
        },
        400,
        "invalid-body")).Should().Equal("/file missing-field");

    [Theory]
    [InlineData("application/pdf", 415, "unsupported-media-type")]
    [InlineData("multipart/form-data", 415, "unsupported-media-type")]
    [InlineData("multipart/form-data; boundary=x", 400, "bad-request")]
    public async Task What_is_no_form_is_refused(string contentType, int status, string problem) => await RefusedAsync(
        async () =>
        {
            using var content = new ByteArrayContent(Pdf(100));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            return await Office.Applicant.SendAsync(HttpMethod.Post, "/api/files", content);
        },
        status,
        problem);

    [Fact]
    public async Task Nothing_at_all_is_refused() => await RefusedAsync(() => Office.Applicant.PostAsync("/api/files"), 415, "unsupported-media-type");

    private static byte[] Pdf(int size)
    {
        var content = new byte[size];
        "%PDF-1.7"u8.CopyTo(content);
        return content;
    }
}
