using System.Collections.Concurrent;
using MedInsFlows.EndToEnd.Tests.Pages;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A window that shows a page of Elsa Studio.</summary>
internal sealed class StudioWindow : IAsyncDisposable
{
    private readonly Window window;
    private readonly ConcurrentQueue<string> refusals = [];

    public StudioWindow(IPage page)
    {
        window = new Window(page);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
            {
                refusals.Enqueue($"{answer.Status} {answer.Request.Method} {new Uri(answer.Url).PathAndQuery}");
            }
        };
    }

    public IPage Page => window.Page;

    /// <summary>What the server has refused so far; forgotten once it is read.</summary>
    public IReadOnlyList<string> TakeRefusals()
    {
        var taken = refusals.ToArray();
        refusals.Clear();
        return taken;
    }

    /// <summary>The box of a node on the canvas.</summary>
    public ILocator Node(string name) => Page.Locator(".elsa-activity").Filter(new() { HasText = name });

    /// <summary>Waits until the canvas shows so many nodes.</summary>
    public Task ShouldShowNodesAsync(int count) => Assertions.Expect(Page.Locator(".elsa-activity")).ToHaveCountAsync(count, new() { Timeout = 60_000 });

    /// <summary>Waits until a text is to be seen.</summary>
    public Task ShouldShowAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>Nothing has gone wrong: no error bar, nothing refused.</summary>
    public async Task ShouldBeWellAsync()
    {
        await Assertions.Expect(Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        TakeRefusals().Should().BeEmpty();
    }

    /// <summary>Photographs what is to be seen.</summary>
    public Task PhotographAsync(string name) => Page.ScreenshotAsync(new() { Path = Clone.PathOf("artifacts", "test-results", "studio", $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        await window.DisposeAsync();
        refusals.Should().BeEmpty("the Studio asks for nothing that is refused");
    }
}
