using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Guides;
using MedInsFlows.EndToEnd.Tests.Pages;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A window that shows a page of Elsa Studio.</summary>
internal sealed class StudioWindow : IAsyncDisposable
{
    private readonly Window window;
    private readonly ConcurrentQueue<string> refusals = new();

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

    /// <summary>A node on the canvas.</summary>
    public ILocator Node(string id) => Page.Locator($".x6-node[data-cell-id='{id}']");

    /// <summary>Waits until the canvas shows so many nodes.</summary>
    public Task ShouldShowNodesAsync(int count) => Assertions.Expect(Page.Locator(".x6-node")).ToHaveCountAsync(count, Patiently);

    /// <summary>Waits until the canvas shows so many lines.</summary>
    public Task ShouldShowLinesAsync(int count) => Assertions.Expect(Page.Locator(".x6-edge")).ToHaveCountAsync(count, Patiently);

    /// <summary>Waits until a text is to be seen.</summary>
    public Task ShouldShowAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>Waits until the Studio has told something.</summary>
    public Task ShouldTellAsync(string text) => Assertions.Expect(Page.Locator(".mud-snackbar").Filter(new() { HasText = text }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>Reads the first column of a list, turning its pages; each is photographed.</summary>
    public async Task<IReadOnlyList<string>> ReadListAsync(string name)
    {
        var (cells, listed) = (Page.Locator("tbody td:nth-child(2)"), new List<string>());
        for (var page = 1; ; page++)
        {
            await Assertions.Expect(cells.First).Not.ToBeEmptyAsync(new() { Timeout = 60_000 });
            await PhotographAsync($"{name}-{page}");
            var shown = await cells.AllInnerTextsAsync();
            listed.AddRange(shown);
            var next = Page.Locator(".mud-table-pagination .mud-icon-button").Nth(2);
            if (await next.IsDisabledAsync())
            {
                return listed;
            }

            await next.ClickAsync();
            await Assertions.Expect(cells.First).Not.ToHaveTextAsync(shown[0]);
        }
    }

    /// <summary>Chooses what stands in the menu beside the button that publishes.</summary>
    public async Task ChooseAsync(string entry)
    {
        await Page.Locator(".mud-button-group-root button").Last.ClickAsync();
        await Page.Locator(".mud-popover-open").GetByText(entry, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Answers what the Studio asks.</summary>
    public async Task AnswerAsync(string button)
    {
        await Assertions.Expect(Page.Locator(".mud-dialog")).ToBeVisibleAsync();
        (await EnglishAsync()).Should().BeSubsetOf(["Workflow 1"], "the Studio asks in Chinese, but for the name that it proposes");
        await Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator(".mud-dialog")).ToHaveCountAsync(0);
    }

    /// <summary>Shows the whole flow.</summary>
    public Task ZoomToFitAsync() => Page.Locator(".mud-toolbar").Last.Locator(".mud-icon-button").First.ClickAsync();

    /// <summary>Selects a node and waits for one of its inputs.</summary>
    public async Task SelectAsync(string id, string input)
    {
        // The Studio moves the picture about when it has just been opened; and what is selected lies below a frame, so it is pointed at rather than clicked.
        for (var attempt = 1; !await Control(input).IsVisibleAsync(); attempt++)
        {
            var (x, y) = await MiddleAsync(Node(id));
            await Page.Mouse.ClickAsync(x, y);
            try
            {
                await Assertions.Expect(Control(input)).ToBeVisibleAsync(new() { Timeout = 8_000 });
            }
            catch (PlaywrightException) when (attempt < 5)
            {
                await ZoomToFitAsync();
            }
        }
    }

    /// <summary>Moves a node down.</summary>
    public async Task MoveDownAsync(string id, float down)
    {
        var (x, y) = await MiddleAsync(Node(id));
        await DragAsync((x, y), (x, y + down));
    }

    /// <summary>Draws a line from a port of a node to another node.</summary>
    public async Task ConnectAsync(string from, string port, string to)
    {
        // A node that is selected would be moved; and from the middle of the port goes the line that is there already.
        await Page.Locator(".x6-graph").ClickAsync(new() { Position = new() { X = 300, Y = 60 } });
        await Assertions.Expect(Page.Locator(".x6-node-selected")).ToHaveCountAsync(0);
        var (x, y) = await MiddleAsync(Node(from).Locator($"[port='{port}']"));
        await DragAsync((x - 4, y), await MiddleAsync(Node(to).Locator("[port='In']")));
    }

    /// <summary>Drags an activity from the toolbox to below a node.</summary>
    public async Task DropAsync(string category, string activity, string below)
    {
        var tools = Page.Locator(".mud-expand-panel").Filter(new() { HasText = category });
        await tools.Locator(".mud-expand-panel-header").ClickAsync();
        var (canvas, place) = (await Page.Locator(".x6-graph").BoundingBoxAsync(), await MiddleAsync(Node(below)));
        await tools.Locator("[draggable=true]").Filter(new() { HasText = activity }).DragToAsync(
            Page.Locator(".x6-graph"), new() { TargetPosition = new() { X = place.X - canvas!.X, Y = place.Y - canvas.Y + 100 } });
    }

    /// <summary>Writes into an input of the node that is selected.</summary>
    public async Task WriteAsync(string input, string text)
    {
        await Control(input).Locator("input:visible, textarea:visible").ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
        await Page.Keyboard.PressAsync("Tab");
    }

    /// <summary>Writes another word for one in the JSON of the node that is selected.</summary>
    public async Task ReplaceAsync(string word, string other)
    {
        await Page.Locator($".monaco-editor span[class^=mtk]:text-is('{word}')").DblClickAsync();
        await Page.Keyboard.TypeAsync(other);
    }

    /// <summary>An input of the node that is selected, with its label.</summary>
    public ILocator Control(string input) => Page.Locator(".mud-input-control").Filter(new() { Has = Page.Locator($"label:text-is('{input}')") });

    /// <summary>Does something that the Studio saves, and waits until it has been saved.</summary>
    /// <returns>What the Studio sent.</returns>
    public async Task<JsonNode> SavingAsync(Func<Task> action)
    {
        var answer = await Page.RunAndWaitForResponseAsync(action, IsSave, new() { Timeout = 60_000 });
        answer.Status.Should().Be(200);
        return JsonNode.Parse(answer.Request.PostData!)!["model"]!;
    }

    /// <summary>Presses the button that publishes, and waits for the answer.</summary>
    /// <returns>Its status.</returns>
    public async Task<int> PublishAsync() =>
        (await Page.RunAndWaitForResponseAsync(() => Page.Locator(".mud-button-group-root button").First.ClickAsync(), IsSave, new() { Timeout = 60_000 })).Status;

    /// <summary>Nothing has gone wrong: no error bar, nothing refused.</summary>
    public async Task ShouldBeWellAsync()
    {
        await Assertions.Expect(Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        TakeRefusals().Should().BeEmpty();
    }

    /// <summary>The English that is to be seen, beside what definitions say and the names of things that have no other: words of a letter or two, ids, and what has Chinese in it.</summary>
    public Task<string[]> EnglishAsync() => Page.EvaluateAsync<string[]>(
        """
        () => {
          const isSeen = element => element?.checkVisibility({ visibilityProperty: true }) && !element.closest(".monaco-editor, .x6-graph, .studio-bar, script, style");
          const texts = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const found = walker.currentNode;
            if (found.nodeType === Node.TEXT_NODE ? isSeen(found.parentElement) : found instanceof HTMLInputElement && isSeen(found)) {
              texts.push((found.nodeValue ?? found.value).trim());
            }
          }
          return [...new Set(texts)].filter(text => /[A-Za-z]{3}/.test(text) && !/[一-龥]/.test(text) && !/^[-:.0-9a-zA-Z]*[-:.0-9][-:.0-9a-zA-Z]*$/.test(text));
        }
        """);

    /// <summary>Photographs what is to be seen, and for the guides.</summary>
    public async Task PhotographAsync(string name)
    {
        await Page.ScreenshotAsync(new() { Path = Clone.PathOf("artifacts", "test-results", "studio", $"{name}.png") });
        await GuidePictures.TakeAsync(Page, name);
    }

    private static LocatorAssertionsToHaveCountOptions Patiently => new() { Timeout = 60_000 };

    private static bool IsSave(IResponse answer) => answer.Request.Method == "POST" && new Uri(answer.Url).AbsolutePath == "/elsa/api/workflow-definitions";

    private async Task DragAsync((float X, float Y) from, (float X, float Y) to)
    {
        await Page.Mouse.MoveAsync(from.X, from.Y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(to.X - 9, to.Y - 9, new() { Steps = 8 });
        await Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
        await Page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator what) =>
        await what.BoundingBoxAsync() is { } box ? (box.X + (box.Width / 2), box.Y + (box.Height / 2)) : throw new InvalidOperationException($"{what} is not to be seen.");

    public async ValueTask DisposeAsync()
    {
        await window.DisposeAsync();
        refusals.Should().BeEmpty("the Studio asks for nothing that is refused");
    }
}
