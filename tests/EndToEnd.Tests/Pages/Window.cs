using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A window of a browser. It asks nobody but the host, and has nothing to complain of.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Window(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // The browser itself reports a page that answers 403 or 404 as a failed resource.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            // Beside what is sent over a network there are the schemes of what a page makes itself.
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", IsLoopback: false } foreign)
            {
                complaints.Add($"asked {foreign.Host}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Signs in at the page that asks for it.</summary>
    public async Task SignInAsync(string account, string password)
    {
        await Page.GetByLabel("用户名").FillAsync(account);
        await Page.GetByLabel("密码").FillAsync(password);
        await ClickAsync("登录");
    }

    /// <summary>Presses a button.</summary>
    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    /// <summary>Waits until a text is to be seen.</summary>
    public Task ShouldShowAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        complaints.Should().BeEmpty("the browser has nothing to complain of");
    }
}
