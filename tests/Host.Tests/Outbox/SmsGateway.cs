using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MedInsFlows.Host.Tests.Outbox;

/// <summary>A gateway for short messages: a small HTTP server of its own.</summary>
internal sealed class SmsGateway : IAsyncDisposable
{
    private readonly WebApplication app;
    private int refusals;

    private SmsGateway(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.Single() + "/send");

    /// <summary>What has come, in order: authorization and body.</summary>
    public ConcurrentQueue<(string Authorization, JsonNode Body)> Received { get; } = new();

    public static async Task<SmsGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var gateway = new SmsGateway(builder.Build());
        gateway.app.MapPost("/send", (Delegate)gateway.TakeAsync);
        await gateway.app.StartAsync();
        return gateway;
    }

    /// <summary>Answers the next messages with 503.</summary>
    public void RefuseNext(int times) => refusals = times;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        if (refusals-- > 0)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        Received.Enqueue((context.Request.Headers.Authorization.ToString(), (await JsonNode.ParseAsync(context.Request.Body))!));
        return Results.Ok();
    }
}
