using System.Text.Json.Nodes;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>A service of one host at a time, which is killed and started again over the same installation.</summary>
internal sealed class Service(Installation installation) : IAsyncDisposable
{
    private HostProcess? host;

    /// <summary>What outlasts the hosts.</summary>
    public Installation Installation => installation;

    /// <summary>The demo accounts.</summary>
    public Users Users { get; } = new(Installation.Password);

    /// <summary>The host at work.</summary>
    public HostProcess Host => host ?? throw new InvalidOperationException("No host has been started.");

    /// <summary>Starts a service with everything of its own.</summary>
    /// <param name="crashAt">Where its first host is to kill itself.</param>
    public static async Task<Service> StartAsync(string? crashAt = null)
    {
        var service = new Service(await Installation.CreateAsync());
        await service.StartHostAsync(crashAt);
        return service;
    }

    /// <summary>Starts a host, after the one before has ended.</summary>
    /// <param name="crashAt">Where it is to kill itself.</param>
    public async Task StartHostAsync(string? crashAt = null) => host = await installation.StartHostAsync(crashAt);

    /// <summary>Kills the host and starts another.</summary>
    /// <param name="crashAt">Where that is to kill itself.</param>
    public async Task KillAndRestartAsync(string? crashAt = null)
    {
        await Host.KillAsync();
        await StartHostAsync(crashAt);
    }

    /// <summary>What the database holds, once every notice that was queued has been sent and every task has been proven to have somebody who may decide it.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync()
    {
        await installation.Database.UntilAsync("all notices are sent", "not exists (select from cases.notices where status = 'pending')");
        await TableDigest.UntilProvenAsync(installation.Database);
        return await Contents.ReadAsync(installation.Database);
    }

    /// <summary>Sends a command of which the host dies.</summary>
    public async Task ShouldDieOfAsync(Command command)
    {
        var send = async () => (await Users.SendAsync(Host.Http, command)).Dispose();
        await send.Should().ThrowAsync<HttpRequestException>(Host.Log);
        await Host.UntilKilledAsync();
    }

    /// <summary>Reads as a user.</summary>
    public Task<JsonNode> ReadAsync(string user, string path) => Users.ReadAsync(Host.Http, user, path);

    /// <summary>Sends a command that is to be done.</summary>
    public Task<JsonNode> DoAsync(Command command) => Users.DoAsync(Host.Http, command);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => installation.DisposeAsync();
}
