using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>Elsa Studio, as it speaks to a server: written from its contract alone.</summary>
internal sealed class StudioClient(RunningHost host, string account) : Client(host, account)
{
    public const string Api = "/elsa/api";

    public Task<JsonNode> LoadAsync(string path) => ReadAsync(Api + path);

    public Task<HttpResponseMessage> TryLoadAsync(string path) => GetAsync(Api + path);

    public Task<HttpResponseMessage> TrySendAsync(string path, JsonNode? body = null) =>
        PostAsync(Api + path, body?.ToJsonString());

    public Task<HttpResponseMessage> TryDeleteAsync(string path) => SendAsync(HttpMethod.Delete, Api + path);

    public async Task<JsonNode> SendAsync(string path, JsonNode? body = null)
    {
        using var answer = await TrySendAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The latest version of a definition, as the editor opens it.</summary>
    public Task<JsonNode> OpenAsync(string definitionId) => LoadAsync($"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");

    /// <summary>What is sent when a model is saved.</summary>
    public static JsonObject Save(JsonNode model, bool? publish = false)
    {
        var sent = model.DeepClone().AsObject();
        sent["links"] = null;
        foreach (var unsent in (string[])["materializerName", "providerName", "materializerContext", "isSystem"])
        {
            sent.Remove(unsent);
        }

        return new JsonObject { ["model"] = sent, ["publish"] = publish };
    }

    /// <summary>Saves a model that must be taken.</summary>
    /// <returns>The definition as it is then.</returns>
    public async Task<JsonNode> SaveAsync(JsonNode model, bool? publish = false) =>
        (await SendAsync("/workflow-definitions", Save(model, publish))).At("/workflowDefinition")!;

    public Task<HttpResponseMessage> TrySaveAsync(JsonNode model, bool? publish = false) => TrySendAsync("/workflow-definitions", Save(model, publish));

    /// <summary>Asserts that the answer is one that Studio shows, and returns what it shows.</summary>
    public static async Task<IReadOnlyList<string>> ToldAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        var json = JsonNode.Parse(text)!;
        json.At("/statusCode")!.GetValue<int>().Should().Be(400);
        json.Text("/message").Should().NotBeEmpty();
        var told = json.List("/errors/generalErrors").Select(error => error.GetValue<string>()).ToList();
        told.Should().NotBeEmpty().And.OnlyContain(message => message.Any(letter => letter >= '一' && letter <= '鿿'));
        return told;
    }
}
