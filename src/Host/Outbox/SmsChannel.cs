using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Configuration;

namespace MedInsFlows.Host.Outbox;

/// <summary>Sends notices as short messages through an HTTP gateway. Thread-safe.</summary>
internal sealed class SmsChannel(Settings settings) : IDisposable
{
    private const string SecretPlace = "{{secret}}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Whither a gateway might send us on is not for phone numbers.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };

    /// <summary>Whether there is a gateway.</summary>
    public bool IsThere => settings.Sms is not null;

    /// <summary>Sends one notice, within 20 seconds.</summary>
    /// <param name="noticeId">Its id, by which the gateway can tell one that is sent twice.</param>
    /// <param name="phone">The number.</param>
    /// <param name="text">What it says.</param>
    /// <exception cref="HttpRequestException">The gateway did not take it, or is not there.</exception>
    /// <exception cref="OperationCanceledException">The gateway did not answer in time.</exception>
    public async Task SendAsync(Guid noticeId, string phone, string text)
    {
        var gateway = settings.Sms ?? throw new HttpRequestException("There is no gateway.");
        var body = Fill(gateway.Body, new() { ["{{phone}}"] = phone, ["{{text}}"] = text, ["{{id}}"] = noticeId.ToString(), [SecretPlace] = gateway.Secret ?? "" });
        using var request = new HttpRequestMessage(gateway.Method, gateway.Url) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", noticeId.ToString());
        if (gateway.Secret is { } secret && !gateway.Body.ToJsonString().Contains(SecretPlace, StringComparison.Ordinal))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Fills texts only, so that whatever a text says, the body stays the JSON that it is.</summary>
    private static JsonNode? Fill(JsonNode? node, Dictionary<string, string> values) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value, values)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Fill(element, values))]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(Fill(text, values)),
        null => null,
        _ => node.DeepClone(),
    };

    private static string Fill(string template, Dictionary<string, string> values)
    {
        // What was put in is not looked at again: a notice may well say {{secret}}.
        var parts = template.Split("{{");
        return string.Concat(parts.Skip(1).Select(part =>
            part.IndexOf("}}", StringComparison.Ordinal) is >= 0 and var end && values.TryGetValue("{{" + part[..(end + 2)], out var value) ? value + part[(end + 2)..] : "{{" + part)
            .Prepend(parts[0]));
    }
}
