using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace MedInsFlows.Bench;

/// <summary>Gives back at once what a host has once answered: what its pages would take if the host took no time.</summary>
internal sealed class ImmediateStub : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Date", "Server", "Set-Cookie", "Keep-Alive"];

    private readonly ConcurrentDictionary<string, Answer> answers = new();
    private readonly WebApplication app;
    private readonly HttpClient host;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    private ImmediateStub(WebApplication app, Uri host)
    {
        this.app = app;
        this.host = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, CheckCertificateRevocationList = true }) { BaseAddress = host };
    }

    public string Address => app.Urls.First();

    public static async Task<ImmediateStub> StartAsync(Uri host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new ImmediateStub(app, host);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        if (!answers.TryGetValue(asked, out var answer))
        {
            answer = answers[asked] = await LearnAsync(context.Request);
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(answer.Body);
    }

    private async Task<Answer> LearnAsync(HttpRequest asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), $"{asked.Path}{asked.QueryString}");
        if (asked.ContentLength > 0)
        {
            request.Content = new StreamContent(asked.Body);
        }

        foreach (var (name, values) in asked.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        using var answer = await host.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        return new Answer((int)answer.StatusCode, [.. headers.Select(header => (header.Key, string.Join(", ", header.Value)))], await answer.Content.ReadAsByteArrayAsync());
    }

    private sealed record Answer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body);
}
