using MedInsFlows.EndToEnd.Tests.Lives;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A designer sees which way cases have gone.</summary>
[Collection(StudioTests.Name)]
public sealed class ViewerTests(StudioOffice office)
{
    /// <summary>The badge of a node that was passed.</summary>
    private const string Passed = "mud-theme-success";

    /// <summary>The badge of a node that waits.</summary>
    private const string Waiting = "mud-theme-warning";

    /// <summary>The badge of a node that stopped with a fault.</summary>
    private const string Stopped = "mud-theme-error";

    [Fact]
    public async Task The_way_of_a_finished_a_waiting_and_a_faulted_case_is_to_be_seen()
    {
        var finished = office.Case("finished@example.org", FlowShapes.Nested);
        await finished.LiveAsync(Ending.Completed);
        var waiting = office.Case("waiting@example.org", FlowShapes.Nested);
        await waiting.BeginAsync();
        var faulted = office.Case("faulted@example.org", FlowShapes.Faulty);
        await faulted.BeginAsync();

        await using var window = await office.OpenAsync("/studio/instances");
        foreach (var seen in (ChronicDiseaseCase[])[finished, waiting, faulted])
        {
            await Assertions.Expect(window.Page.Locator("tbody tr").Filter(new() { HasText = seen.Id })).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        }

        await window.PhotographAsync("instances");
        await window.Page.Locator("tbody tr").Filter(new() { HasText = finished.Id }).ClickAsync();
        await window.Page.WaitForURLAsync($"**/studio/workflows/instances/{finished.Id}/view");

        await ShouldShowWayAsync(window, "finished", ("acceptance", Passed), ("review", Passed), ("end", Passed));
        await window.Page.GotoAsync($"/studio/workflows/instances/{waiting.Id}/view");
        await ShouldShowWayAsync(window, "waiting", ("acceptance", Passed), ("review", Waiting));
        await window.Page.GotoAsync($"/studio/workflows/instances/{faulted.Id}/view");
        await ShouldShowWayAsync(window, "faulted", ("acceptance", Passed), ("fault", Stopped));
        await window.Page.Locator(".mud-tab").Filter(new() { HasText = "故障" }).First.ClickAsync();
        await window.ShouldShowAsync("登记簿的地址没有设定");
        await window.PhotographAsync("case-fault");
        (await window.Page.ContentAsync()).Should().NotContain("白桦").And.NotContain("230102198506151234");

        await window.Page.Locator(".mud-tab").Filter(new() { HasText = "详情" }).First.ClickAsync();
        await window.Page.Locator("a[href^='/workflows/definitions/']").First.ClickAsync();
        await window.Page.WaitForURLAsync("**/studio/workflows/definitions/*/edit");
    }

    private static async Task ShouldShowWayAsync(StudioWindow window, string name, params (string Node, string Badge)[] way)
    {
        foreach (var (node, badge) in way)
        {
            await Assertions.Expect(window.Node(node).Locator($".mud-badge.{badge}")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        }

        await Assertions.Expect(window.Node("reject").Locator(".mud-badge")).ToHaveCountAsync(0);
        await window.ZoomToFitAsync();
        await window.PhotographAsync($"case-{name}");
        await window.ShouldBeWellAsync();
    }
}
