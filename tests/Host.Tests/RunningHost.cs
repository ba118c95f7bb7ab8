using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MedInsFlows.Host.Tests.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests;

/// <summary>The real host on Kestrel, spoken to over HTTP.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Task<string>> tokens = new();

    private RunningHost(WebApplication app)
    {
        this.app = app;
        Http = new() { BaseAddress = new(app.Urls.Single()) };
        Cases = new PlayedCases(app.Services);
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>The cases that were played on it.</summary>
    internal PlayedCases Cases { get; }

    public static async Task<RunningHost> StartAsync(
        string[] args, Action<IServiceCollection>? configure = null, Action<IEndpointRouteBuilder>? endpoints = null)
    {
        var app = HostApplication.Build(args, configure, endpoints);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app);
    }

    public Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        Http.PostAsJsonAsync(new Uri("/api/auth/token", UriKind.Relative), new { userName, password });

    /// <summary>The token of a demo account, signed in once.</summary>
    public Task<string> TokenAsync(string userName) => tokens.GetOrAdd(userName, async name =>
    {
        using var answer = await SignInAsync(name, HostFolder.Password);
        return (await answer.ReadAsync())["accessToken"]!.GetValue<string>();
    });

    /// <summary>Lets everyone sign in anew with the next request, for instance because their tokens have ended.</summary>
    public void SignEveryoneOut() => tokens.Clear();

    /// <summary>Sends a request, as a demo account or as nobody.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? userName = null, HttpContent? content = null)
    {
        var token = userName is null ? null : await TokenAsync(userName);
        return await SendWithTokenAsync(method, path, token, content);
    }

    public async Task<HttpResponseMessage> SendWithTokenAsync(HttpMethod method, string path, string? token, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Http.SendAsync(request);
    }

    /// <summary>Sends a request with headers of its own, as a demo account.</summary>
    public async Task<HttpResponseMessage> SendRequestAsync(HttpRequestMessage request, string userName)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(userName));
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? userName = null) => SendAsync(HttpMethod.Get, path, userName);

    public Task<HttpResponseMessage> PostJsonAsync(string path, string json, string? userName = null) =>
        SendAsync(HttpMethod.Post, path, userName, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Stops the host, once every case in its database was found to be in order.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        try
        {
            await Cases.VerifyAsync();
        }
        finally
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
