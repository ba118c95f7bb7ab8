using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>The demo accounts at their clients. Each signs in once: a token outlives the host that gave it. Safe to use from many threads.</summary>
/// <param name="password">The password of them all.</param>
internal sealed class Users(string password)
{
    private readonly ConcurrentDictionary<string, string> tokens = new();

    /// <summary>Reads.</summary>
    public async Task<JsonNode> ReadAsync(HttpClient host, string user, string path)
    {
        using var answer = await SendAsync(host, user, new HttpRequestMessage(HttpMethod.Get, path));
        return await ContentAsync(answer);
    }

    /// <summary>Sends a command that is to be done.</summary>
    public async Task<JsonNode> DoAsync(HttpClient host, Command command)
    {
        using var answer = await SendAsync(host, command);
        return await ContentAsync(answer);
    }

    /// <summary>Sends a command.</summary>
    /// <exception cref="HttpRequestException">The host was killed before it could answer.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpClient host, Command command)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, command.Path) { Content = command.Content?.Invoke() };
        if (command.Key is { } key)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return SendAsync(host, command.User, request);
    }

    /// <summary>Sends a request.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpClient host, string user, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(host, user));
            return await host.SendAsync(request);
        }
    }

    private static async Task<JsonNode> ContentAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<string> TokenAsync(HttpClient host, string user)
    {
        if (!tokens.TryGetValue(user, out var token))
        {
            using var answer = await host.PostAsJsonAsync("/api/auth/token", new { userName = user, password });
            tokens[user] = token = (string)(await ContentAsync(answer))["accessToken"]!;
        }

        return token;
    }
}
