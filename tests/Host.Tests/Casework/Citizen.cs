using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Somebody who applies: for themselves, from their own account unless another is named.</summary>
internal sealed class Citizen(RunningHost host, string account) : Client(host, account)
{
    private static readonly byte[] Scan = [.. "%PDF-1.7\n"u8, .. "一页扫描件"u8];

    public Person Person { get; } = Person.Next();

    /// <summary>Fills the application for an item from its guide, with all that it may ask for.</summary>
    public async Task<ApplicationForm> FillAsync(string item, string channel = "online")
    {
        var guide = await ReadAsync($"/api/items/{item}");
        return ApplicationForm.Fill(guide, Person, channel, await UploadAsync());
    }

    /// <summary>Uploads a file.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> UploadAsync()
    {
        using var answer = await UploadAsync(Scan);
        return (await answer.ReadAsync()).Text("/fileId");
    }

    public async Task<HttpResponseMessage> UploadAsync(byte[] content, string? key = null)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { file, "file", "扫描件.pdf" } };
        return await SendAsync(HttpMethod.Post, "/api/files", form, key);
    }

    /// <summary>业务申请.</summary>
    public Task<CaseSeen> ApplyAsync(ApplicationForm form) => DoneAsync(PostAsync("/api/cases", form.Body), HttpStatusCode.Created);

    /// <summary>业务申请, complete.</summary>
    public async Task<CaseSeen> ApplyAsync(string item, string channel = "online") => await ApplyAsync(await FillAsync(item, channel));

    /// <summary>补正.</summary>
    public Task<CaseSeen> CorrectAsync(CaseSeen seen, JsonObject correction) => DoneAsync(PostAsync($"/api/cases/{seen.Id}/corrections", correction));

    /// <summary>撤回.</summary>
    public Task<CaseSeen> WithdrawAsync(CaseSeen seen, string reason = "暂时不办了") => DoneAsync(TryWithdrawAsync(seen, reason));

    public Task<HttpResponseMessage> TryWithdrawAsync(CaseSeen seen, string reason = "暂时不办了", string? key = null) =>
        PostAsync($"/api/cases/{seen.Id}/withdrawal", new JsonObject { ["reason"] = reason }, key);
}
