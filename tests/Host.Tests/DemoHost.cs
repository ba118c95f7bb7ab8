using System.Text.Json;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedInsFlows.Host.Tests;

/// <summary>One host in demo mode that many tests share, with a few endpoints of its own that show the conventions.</summary>
public sealed class DemoHost : IAsyncLifetime, IDisposable
{
    public HostFolder Folder { get; } = new();

    public RecordedLog Log { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Host = await RunningHost.StartAsync(
            Folder.Arguments(Database), Log.AddTo, MapConventions);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Database.DisposeAsync();
    }

    public void Dispose()
    {
        Folder.Dispose();
        Log.Dispose();
    }

    private static void MapConventions(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/test/orders", (Body<Order> order) => order.Value).OpenToEveryone();
        endpoints.MapGet("/api/test/list", (Paging paging) => paging.Of(new[] { paging.Skip }, 1_000)).OpenToEveryone();
        endpoints.MapPost("/api/test/command", (IdempotencyKey? key) => new { key = key?.Value }).OpenToEveryone();
        endpoints.MapGet("/api/test/number/{number}", (int number) => number).OpenToEveryone();
        endpoints.MapGet("/api/test/fault", string () => throw new InvalidDataException("身份证 110101199003070011")).OpenToEveryone();
        endpoints.MapGet("/api/test/administration", () => "done").Allow(Permission.Administer);
        endpoints.MapPost("/api/test/json", (JsonElement _) => Results.NoContent()).OpenToEveryone();
    }
}
