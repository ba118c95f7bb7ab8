using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Configuration;

/// <summary>Reads the section <c>MedIns:Sms</c>.</summary>
/// <param name="section">The section <c>MedIns</c>.</param>
/// <param name="fault">Told of each fault: key and text.</param>
internal sealed class SmsReader(IConfigurationSection section, Action<string, string> fault)
{
    /// <summary>The settings; null where there is no gateway.</summary>
    /// <param name="secret">The secret that was read from its file.</param>
    public SmsSettings? Read(string? secret)
    {
        if (section["Sms:Url"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !(url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
        {
            fault("Sms:Url", "应为短信网关的 https 网址（本机可用 http）");
            url = new Uri("http://127.0.0.1");
        }

        return new SmsSettings { Url = url, Method = Method(), Body = Body(), Secret = secret };
    }

    private HttpMethod Method()
    {
        switch (section["Sms:Method"])
        {
            case null or "" or "POST":
                return HttpMethod.Post;
            case "PUT":
                return HttpMethod.Put;
            default:
                fault("Sms:Method", "应为 POST 或 PUT");
                return HttpMethod.Post;
        }
    }

    private JsonNode Body()
    {
        var text = section["Sms:Body"] ?? "";
        try
        {
            if (JsonNode.Parse(text) is JsonObject body && text.Contains("{{phone}}", StringComparison.Ordinal) && text.Contains("{{text}}", StringComparison.Ordinal))
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        fault("Sms:Body", """应为 JSON 对象，文字中写明 {{phone}} 和 {{text}}，例如 {"mobile":"{{phone}}","content":"{{text}}"}""");
        return new JsonObject();
    }
}
