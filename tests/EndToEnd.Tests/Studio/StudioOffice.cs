using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;
using MedInsFlows.EndToEnd.Tests.Pages;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>
/// A host with flows of unlike shapes, and a browser where a designer is signed in, with a screen that shows them whole. The pictures that are taken lie in
/// <c>artifacts/test-results/studio</c>.
/// </summary>
public sealed class StudioOffice : IAsyncLifetime
{
    /// <summary>Who is signed in at the browser.</summary>
    public const string Designer = "heilongjiang-designer";

    /// <summary>How long the Studio may take to start on a busy machine, in milliseconds.</summary>
    private const float Patience = 60_000;

    private readonly Users users = new(Installation.Password);
    private Installation installation = null!;
    private HostProcess host = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private IBrowserContext context = null!;

    public async Task InitializeAsync()
    {
        installation = await Installation.CreateAsync();
        installation.Workflows = installation.PathOf("workflows");
        foreach (var flow in FlowShapes.All)
        {
            flow.WriteInto(installation.Workflows);
        }

        host = await installation.StartHostAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium" });
        context = await SignedInAsync(Designer);
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await installation.DisposeAsync();
    }

    /// <summary>A window of the designer at an address.</summary>
    internal Task<StudioWindow> OpenAsync(string path) => OpenAsync(Designer, path);

    /// <summary>A window of somebody at an address.</summary>
    internal async Task<StudioWindow> OpenAsync(string account, string path)
    {
        var window = new StudioWindow(await (account == Designer ? context : await SignedInAsync(account)).NewPageAsync());
        await window.Page.GotoAsync(path);
        return window;
    }

    /// <summary>Makes a further account, of a further designer.</summary>
    internal async Task EmployDesignerAsync(string userName)
    {
        await using var command = installation.Database.CreateCommand(
            """
            with hired as (
                insert into accounts.users (user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
                select $1, upper($1), $1, password_hash, $1, $1, true from accounts.users where user_name = 'heilongjiang-designer' returning id)
            insert into accounts.memberships (user_id, region, role, active) select id, 'heilongjiang', 'designer', true from hired
            """);
        command.Parameters.Add(new() { Value = userName });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Deletes the draft of a flow, by the API.</summary>
    internal async Task DeleteDraftAsync(FlowFile flow)
    {
        var revision = (await ReadAsync(Designer, $"/api/definitions/{flow.Id}"))["latest"]!["revision"];
        using var answer = await users.SendAsync(host.Http, Designer, new HttpRequestMessage(HttpMethod.Delete, $"/api/definitions/{flow.Id}/draft?revision={revision}"));
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads by the API.</summary>
    internal Task<JsonNode> ReadAsync(string account, string path) => users.ReadAsync(host.Http, account, path);

    /// <summary>A case of a flow, not submitted yet.</summary>
    /// <param name="email">The address to which its notices go.</param>
    /// <param name="flow">Its flow.</param>
    internal ChronicDiseaseCase Case(string email, FlowFile flow) =>
        new((user, path) => users.ReadAsync(host.Http, user, path), command => users.DoAsync(host.Http, command)) { Email = email, Item = flow.ItemId };

    private async Task<IBrowserContext> SignedInAsync(string account)
    {
        var signedIn = await browser.NewContextAsync(new()
        {
            BaseURL = host.Http.BaseAddress!.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = 2560, Height = 1440 },
        });
        signedIn.SetDefaultTimeout(Patience);
        await using var window = new Window(await signedIn.NewPageAsync());
        await window.Page.GotoAsync("/sign-in");
        await window.SignInAsync(account, Installation.Password);
        await window.ShouldShowAsync("，您好");
        return signedIn;
    }
}
