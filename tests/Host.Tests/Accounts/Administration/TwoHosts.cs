using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Accounts.Administration;

/// <summary>Two hosts with one database and one master key, in demo mode.</summary>
public sealed class TwoHosts : IAsyncLifetime, IDisposable
{
    public const string FirstPassword = "First-Pass-2026";
    public const string OwnPassword = "Own-Secret-2026";

    private int made;

    public HostFolder Folder { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public RunningHost First { get; private set; } = null!;

    public RunningHost Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        First = await RunningHost.StartAsync(Folder.Arguments(Database));
        Second = await RunningHost.StartAsync(Folder.Arguments(Database));
    }

    public async Task DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await Database.DisposeAsync();
    }

    public void Dispose() => Folder.Dispose();

    /// <summary>Makes an account of 林口县 that must still change its password.</summary>
    internal async Task<string> CreateAsync(string role = "acceptor")
    {
        var userName = $"person-{Interlocked.Increment(ref made)}";
        var membership = role is "security-admin" or "admin" ? $$"""{"role":"{{role}}"}""" : $$"""{"role":"{{role}}","region":"linkou","agency":"county-center"}""";
        using var answer = await First.PostJsonAsync(
            "/api/admin/accounts", $$"""{"userName":"{{userName}}","name":"张一","password":"{{FirstPassword}}","memberships":[{{membership}}]}""", "security-admin");
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return userName;
    }

    /// <summary>Makes an account that has changed its password.</summary>
    /// <returns>Its name and a token.</returns>
    internal async Task<(string UserName, string Token)> SettleAsync(string role = "acceptor")
    {
        var userName = await CreateAsync(role);
        using var changed = await PostAsync(First, await TokenAsync(First, userName, FirstPassword), "/api/me/password", $$"""{"currentPassword":"{{FirstPassword}}","newPassword":"{{OwnPassword}}"}""");
        return (userName, (string)(await changed.ReadAsync())["accessToken"]!);
    }

    internal static async Task<string> TokenAsync(RunningHost host, string userName, string password)
    {
        using var answer = await host.SignInAsync(userName, password);
        return (string)(await answer.ReadAsync())["accessToken"]!;
    }

    internal static Task<HttpResponseMessage> PostAsync(RunningHost host, string token, string path, string json) =>
        host.SendWithTokenAsync(HttpMethod.Post, path, token, new StringContent(json, Encoding.UTF8, "application/json"));

    internal static async Task<HttpStatusCode> StatusAsync(RunningHost host, string token)
    {
        using var answer = await host.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);
        return answer.StatusCode;
    }

    /// <summary>Does an act of administration.</summary>
    internal async Task<JsonNode> DoAsync(string path, string json)
    {
        using var answer = await First.PostJsonAsync($"/api/admin/accounts/{path}", json, "security-admin");
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }
}
