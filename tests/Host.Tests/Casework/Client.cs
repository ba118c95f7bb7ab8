using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Somebody at a program that was written from <c>api.md</c> alone.</summary>
internal class Client(RunningHost host, string account)
{
    public string Account { get; } = account;

    protected RunningHost Host { get; } = host;

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Host.SendRequestAsync(request, Account);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PostAsync(string path, string? json = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), key);

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode body, string? key = null) => PostAsync(path, body.ToJsonString(), key);

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0} is to be read by {1}", path, Account);
        return await answer.ReadAsync();
    }

    public async Task<CaseSeen> CaseAsync(CaseSeen seen) => new(await ReadAsync($"/api/cases/{seen.Id}"));

    public Task<JsonNode> DeadlineAsync(CaseSeen seen) => ReadAsync($"/api/cases/{seen.Id}/deadline");

    public async Task<IReadOnlyList<JsonNode>> TimelineAsync(CaseSeen seen) => (await ReadAsync($"/api/cases/{seen.Id}/timeline")).List("");

    public async Task<IReadOnlyList<JsonNode>> NotificationsAsync(CaseSeen seen) => (await ReadAsync($"/api/cases/{seen.Id}/notifications")).List("");

    /// <summary>The case in the answer to a command that must succeed.</summary>
    protected static async Task<CaseSeen> DoneAsync(Task<HttpResponseMessage> command, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await command;
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
        return new CaseSeen(await answer.ReadAsync());
    }
}
