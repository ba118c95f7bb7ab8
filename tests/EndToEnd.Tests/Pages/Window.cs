using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A window of a browser.</summary>
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
        await Page.Context.DisposeAsync();
        complaints.Should().BeEmpty("the browser has nothing to complain of");
    }
}
