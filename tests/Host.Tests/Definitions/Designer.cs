using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>Somebody who draws flows, by the API.</summary>
internal sealed class Designer(RunningHost host, string account) : Client(host, account)
{
    /// <summary>A definition of Heilongjiang that is the sound one but for a change.</summary>
    public static JsonNode Draw(string item, Action<JsonNode>? change = null)
    {
        var definition = JsonNode.Parse(DefinitionFiles.Sound)!;
        definition["definitionId"] = $"heilongjiang-{item}";
        definition.Put("/customProperties/item", $"\"{item}\"");
        change?.Invoke(definition);
        return definition;
    }

    /// <summary>Another name, so that the content differs.</summary>
    public static Action<JsonNode> Named(string name) => definition => definition["name"] = name;

    public Task<JsonNode> DefinitionAsync(string item) => ReadAsync($"/api/definitions/heilongjiang-{item}");

    public Task<HttpResponseMessage> TrySaveAsync(string item, JsonNode definition, string? revision = null, string? key = null) => SendAsync(
        HttpMethod.Put,
        $"/api/definitions/heilongjiang-{item}/draft{(revision is null ? "" : $"?revision={revision}")}",
        new StringContent(definition.ToJsonString(), Encoding.UTF8, "application/json"),
        key);

    /// <summary>Draws a definition, or draws it anew.</summary>
    public async Task<JsonNode> SaveAsync(string item, Action<JsonNode>? change = null, string? revision = null) =>
        await SucceedAsync(TrySaveAsync(item, Draw(item, change), revision));

    public Task<HttpResponseMessage> TryPublishAsync(string item, string revision, string basis = "黑医保规〔2026〕2号", string? key = null) =>
        DoAsync(item, "publish", new JsonObject { ["revision"] = revision, ["basis"] = basis }, key);

    public Task<HttpResponseMessage> DoAsync(string item, string command, JsonObject body, string? key = null) =>
        PostAsync($"/api/definitions/heilongjiang-{item}/{command}", body, key);

    public Task<HttpResponseMessage> DeleteAsync(string item, string revision) =>
        SendAsync(HttpMethod.Delete, $"/api/definitions/heilongjiang-{item}/draft?revision={revision}");

    /// <summary>Draws a definition and publishes it.</summary>
    public async Task<JsonNode> IssueAsync(string item, Action<JsonNode>? change = null, string? revision = null)
    {
        var saved = await SaveAsync(item, change, revision);
        return await SucceedAsync(TryPublishAsync(item, saved.Text("/latest/revision")));
    }

    public static async Task<JsonNode> SucceedAsync(Task<HttpResponseMessage> command)
    {
        using var answer = await command;
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }
}
