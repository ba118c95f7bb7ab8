using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Guides;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A host with its pages, and a browser to look at them. The pictures that are taken lie in <c>artifacts/test-results/pages</c>.</summary>
public class PageOffice : IAsyncLifetime
{
    private static readonly (string Name, int Width, int Height)[] Screens = [("desk", 1366, 768), ("phone", 390, 844)];

    private readonly Users users = new(Installation.Password);
    private Installation installation = null!;
    private HostProcess host = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        installation = await Installation.CreateAsync();
        installation.Workflows = installation.PathOf("workflows");
        BringFile(_ => { });
        foreach (var item in Items)
        {
            File.Copy(Clone.PathOf("workflows", "heilongjiang", $"{item}.json"), Path.Combine(installation.Workflows, "heilongjiang", $"{item}.json"));
        }

        host = await installation.StartHostAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium" });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await installation.DisposeAsync();
    }

    /// <summary>The items of 黑龙江 beside 门诊慢特病.</summary>
    private protected virtual IReadOnlyList<string> Items => ["inpatient-reimbursement"];

    /// <summary>A window that nobody has signed in at. What the browser complains of fails the test.</summary>
    internal async Task<Window> OpenAsync()
    {
        var context = await browser.NewContextAsync(new() { BaseURL = host.Http.BaseAddress!.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = Screens[0].Width, Height = Screens[0].Height } });
        return new Window(await context.NewPageAsync());
    }

    /// <summary>A window at which somebody has signed in.</summary>
    internal async Task<Window> OpenAsync(string account, string path)
    {
        var window = await OpenAsync();
        await window.Page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await window.SignInAsync(account, Installation.Password);
        return window;
    }

    /// <summary>Photographs a page at a desk and at a phone, where nothing may reach over the side, and for the guides.</summary>
    /// <param name="window">The window that shows it.</param>
    /// <param name="name">The name of the picture.</param>
    /// <param name="from">The heading that is uppermost in a guide; null for the head of the page.</param>
    /// <param name="examine">Looks further at the page, on each screen.</param>
    internal static async Task PhotographAsync(Window window, string name, string? from = null, Func<string, Task>? examine = null)
    {
        foreach (var (screen, width, height) in Screens)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            await window.Page.ScreenshotAsync(new() { Path = Clone.PathOf("artifacts", "test-results", "pages", $"{name}-{screen}.png"), FullPage = true });
            (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, $"{name} fits a {screen}");
            if (examine is not null)
            {
                await examine(screen);
            }
        }

        await window.Page.SetViewportSizeAsync(Screens[0].Width, Screens[0].Height);
        await GuidePictures.TakeAsync(window.Page, name, from is null ? null : window.Page.GetByRole(AriaRole.Heading, new() { Name = from }).First);
    }

    /// <summary>Reads by the API.</summary>
    internal Task<JsonNode> ReadAsync(string user, string path) => users.ReadAsync(host.Http, user, path);

    /// <summary>Sends a command to the API that is to be done.</summary>
    internal Task<JsonNode> DoAsync(Command command) => users.DoAsync(host.Http, command);

    /// <summary>Leads a case of 门诊慢特病 by the API.</summary>
    internal async Task<ChronicDiseaseCase> LeadAsync(string email, Func<ChronicDiseaseCase, Task> lead)
    {
        var seen = new ChronicDiseaseCase((user, path) => users.ReadAsync(host.Http, user, path), command => users.DoAsync(host.Http, command)) { Email = email };
        await lead(seen);
        return seen;
    }

    /// <summary>Changes rows by hand.</summary>
    internal async Task DoAsync(string sql)
    {
        await using var command = installation.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Saves the draft of a definition by the API.</summary>
    internal async Task SaveAsync(string item, Action<JsonNode> change)
    {
        var id = $"heilongjiang-{item}";
        using var read = await users.SendAsync(host.Http, "heilongjiang-designer", new HttpRequestMessage(HttpMethod.Get, $"/api/definitions/{id}"));
        var revision = read.IsSuccessStatusCode ? $"?revision={JsonNode.Parse(await read.Content.ReadAsStringAsync())!["latest"]!["revision"]}" : "";
        using var saved = await users.SendAsync(host.Http, "heilongjiang-designer", new HttpRequestMessage(HttpMethod.Put, $"/api/definitions/{id}/draft{revision}")
        {
            Content = new StringContent(Definition(item, change).ToJsonString(), Encoding.UTF8, "application/json"),
        });
        saved.IsSuccessStatusCode.Should().BeTrue(await saved.Content.ReadAsStringAsync());
    }

    /// <summary>Brings a definition file and lets a further host import it.</summary>
    internal async Task ImportAsync(string item, Action<JsonNode> change)
    {
        BringFile(change, item);
        var further = await installation.StartHostAsync();
        await further.TerminateAsync();
        await further.UntilExitAsync();
    }

    private static JsonNode Definition(string item, Action<JsonNode> change)
    {
        var definition = JsonNode.Parse(File.ReadAllText(Clone.PathOf("workflows", "heilongjiang", "chronic-disease-recognition.json")))!;
        definition["definitionId"] = $"heilongjiang-{item}";
        definition["customProperties"]!["item"] = item;
        change(definition);
        return definition;
    }

    private void BringFile(Action<JsonNode> change, string item = "chronic-disease-recognition")
    {
        var folder = Directory.CreateDirectory(Path.Combine(installation.Workflows, "heilongjiang"));
        File.WriteAllText(Path.Combine(folder.FullName, $"{item}.json"), Definition(item, change).ToJsonString());
    }
}
